package dev.mesh4j.server.probe;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Asks checks again and again, each on threads of its own, and remembers the last answers. {@link #start()} once.
 * Thread-safe.
 */
public final class HealthChecks implements AutoCloseable {

    private final Runnable onChange;
    private final List<CheckLoop> loops = new CopyOnWriteArrayList<>();
    private boolean started;
    private boolean closed;

    /** @param onChange runs after an answer of another status than the one before, on the thread of its check */
    public HealthChecks(Runnable onChange) {
        this.onChange = onChange;
    }

    /**
     * Asks this one, too, until the handle is closed.
     *
     * @throws IllegalArgumentException when there is one of that name
     */
    public synchronized Handle add(Check check) {
        if (loops.stream().anyMatch(loop -> loop.name().equals(check.name()))) {
            throw new IllegalArgumentException("health check '" + check.name() + "' exists (expected: another name)");
        }
        CheckLoop loop = new CheckLoop(check, onChange);
        loops.add(loop);
        if (started && !closed) {
            loop.start();
        }
        return () -> {
            loops.remove(loop);
            loop.stop();
        };
    }

    public synchronized void start() {
        started = true;
        loops.forEach(CheckLoop::start);
    }

    /** Waits until each has answered or failed once; false when one has not within the time. */
    public boolean awaitAnswers(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (CheckLoop loop : loops) {
            if (!loop.awaitAnswer(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
                return false;
            }
        }
        return true;
    }

    /** The last answers, by the checks' names. */
    public Map<String, Health> healths() {
        Map<String, Health> healths = new LinkedHashMap<>();
        loops.forEach(loop -> healths.put(
                loop.name(), loop.hasEnded() ? Health.unhealthy("it is not asked any more") : loop.health()));
        return healths;
    }

    @Override
    public synchronized void close() {
        closed = true;
        loops.forEach(CheckLoop::stop);
    }

    /** A check that is asked. */
    @FunctionalInterface
    public interface Handle extends AutoCloseable {

        /** It is not asked any more, and does not count; idempotent. */
        @Override
        void close();
    }
}

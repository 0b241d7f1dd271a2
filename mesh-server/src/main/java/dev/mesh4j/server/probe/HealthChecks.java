package dev.mesh4j.server.probe;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks checks again and again, each on threads of its own, and remembers the last answers. {@link #start()} once.
 * Thread-safe.
 */
public final class HealthChecks implements AutoCloseable {

    private final List<CheckLoop> loops;

    /** @param onChange runs after an answer that differs from the one before, on the thread of its check */
    public HealthChecks(List<Check> checks, Runnable onChange) {
        this.loops = checks.stream().map(check -> new CheckLoop(check, onChange)).toList();
    }

    public void start() {
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
                loop.name(), loop.isAlive() ? loop.health() : Health.unhealthy("it is not asked any more")));
        return healths;
    }

    @Override
    public void close() {
        loops.forEach(CheckLoop::stop);
    }
}

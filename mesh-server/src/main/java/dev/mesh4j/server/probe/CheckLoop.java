package dev.mesh4j.server.probe;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that asks one check. The question itself runs on another one, for it may hang. */
final class CheckLoop {

    private static final Logger log = LoggerFactory.getLogger(CheckLoop.class);

    private final Check check;
    private final Runnable onChange;
    private final CountDownLatch answered = new CountDownLatch(1);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile Health health;

    CheckLoop(Check check, Runnable onChange) {
        this.check = check;
        this.onChange = onChange;
        this.health = check.first();
        this.thread =
                Thread.ofVirtual().name("mesh-check-" + check.name() + "-loop").unstarted(this::run);
    }

    String name() {
        return check.name();
    }

    Health health() {
        return health;
    }

    void start() {
        thread.start();
    }

    boolean hasEnded() {
        return thread.getState() == Thread.State.TERMINATED;
    }

    boolean awaitAnswer(Duration atMost) throws InterruptedException {
        return answered.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    void stop() {
        stop.countDown();
        thread.interrupt();
    }

    private void run() {
        try {
            do {
                ask();
            } while (!stop.await(check.ttl().toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            log.debug("check '{}' is not asked any more", check.name());
        }
    }

    private void ask() throws InterruptedException {
        AtomicReference<@Nullable Health> answer = new AtomicReference<>();
        Thread asking = Thread.ofVirtual().name("mesh-check-" + check.name()).start(() -> answer.set(answer()));
        try {
            if (asking.join(check.timeout())) {
                become(Objects.requireNonNullElseGet(answer.get(), () -> failed("it gave no answer")));
            } else {
                become(failed("no answer within " + check.timeout().toMillis() + " ms"));
                asking.interrupt();
                // one that hangs for good must not pile up threads
                asking.join();
            }
        } finally {
            asking.interrupt();
        }
    }

    private @Nullable Health answer() {
        try {
            return check.question().call();
        } catch (Exception | Error e) {
            String message = e.getMessage();
            return failed(message == null ? e.getClass().getSimpleName() : message);
        }
    }

    private void become(Health next) {
        Health before = health;
        health = next;
        answered.countDown();
        if (next.status() == before.status()) {
            return;
        }
        log.info("check '{}': {} {}", check.name(), next.status().text(), next.reason());
        try {
            onChange.run();
        } catch (RuntimeException e) {
            log.error("a change of check '{}' was not told", check.name(), e);
        }
    }

    private Health failed(String reason) {
        return new Health(check.failed(), reason);
    }
}

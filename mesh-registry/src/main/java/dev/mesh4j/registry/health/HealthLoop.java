package dev.mesh4j.registry.health;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that looks for ended leases. {@link #start()} once. */
public final class HealthLoop implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HealthLoop.class);

    private final Runnable sweep;
    private final Duration interval;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    public HealthLoop(Runnable sweep, Duration interval) {
        this.sweep = sweep;
        this.interval = interval;
        this.thread = Thread.ofVirtual().name("mesh-health").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** False once it has ended. */
    public boolean isAlive() {
        return thread.getState() != Thread.State.TERMINATED;
    }

    @Override
    public void close() {
        stop.countDown();
        if (!thread.isAlive()) {
            return;
        }
        try {
            thread.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stop.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
                sweepOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweepOnce() {
        try {
            sweep.run();
        } catch (RuntimeException | Error e) {
            // one failure, of whatever kind, must not end the ageing for the life of the process
            log.error("a health sweep failed", e);
        }
    }
}

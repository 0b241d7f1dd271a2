package dev.mesh4j.server.state;

import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether Redis serves, or memory in its place; while it is memory, a thread looks for Redis. Nothing is written to memory
 * while what is there is carried over. Thread-safe.
 */
final class Switchover implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Switchover.class);

    /** How often more a call waits for a free connection. */
    private static final int WAITS = 2;

    private final Runnable probe;
    private final Supplier<String> carryOver;
    private final RandomGenerator random;
    private final ReentrantReadWriteLock memory = new ReentrantReadWriteLock();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread probing;
    private volatile boolean away;
    private volatile boolean closed;

    /** What is done in memory, after Redis failed or without asking it. */
    @FunctionalInterface
    interface Instead<T> {

        /** @param tried whether Redis was asked just now, so that it may have done it */
        T call(boolean tried);
    }

    /**
     * @param probe throws a {@link SharedStateException} while Redis is away
     * @param carryOver takes what memory holds to Redis and says what became of it; throws likewise
     */
    Switchover(Runnable probe, Supplier<String> carryOver, RandomGenerator random) {
        this.probe = probe;
        this.carryOver = carryOver;
        this.random = random;
    }

    boolean isAway() {
        return away;
    }

    <T> T call(Supplier<T> onRedis, Instead<T> inMemory) {
        boolean tried = false;
        int waits = 0;
        while (true) {
            if (!away) {
                try {
                    return onRedis.get();
                } catch (SharedStateException e) {
                    if (e.isBusy()) {
                        waits = waitedAgain(waits, e);
                        continue;
                    }
                    tried = true;
                    failed(e);
                }
            }
            memory.readLock().lock();
            try {
                if (away) {
                    return inMemory.call(tried);
                }
            } finally {
                memory.readLock().unlock();
            }
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (probing != null) {
                probing.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Redis is there, but this process asks more of it than its connections take: memory would hide that. */
    private static int waitedAgain(int waits, SharedStateException e) {
        if (waits == WAITS) {
            throw e;
        }
        return waits + 1;
    }

    private void failed(SharedStateException e) {
        lock.lock();
        try {
            if (closed) {
                throw e;
            }
            if (!away) {
                away = true;
                log.warn("memory is used in place of Redis until it is back: {}", e.getMessage());
                probing = Thread.ofVirtual().name("redis-probe").start(this::lookForRedis);
            }
        } finally {
            lock.unlock();
        }
    }

    private void lookForRedis() {
        ProbePauses pauses = new ProbePauses(random);
        try {
            while (away && !closed) {
                Thread.sleep(pauses.next());
                attempt();
            }
        } catch (InterruptedException e) {
            log.debug("Redis is not looked for any more");
        }
    }

    private void goBack() {
        memory.writeLock().lock();
        try {
            String carried = carryOver.get();
            away = false;
            log.info("Redis is back and used again: {}", carried);
        } finally {
            memory.writeLock().unlock();
        }
    }

    private void attempt() {
        try {
            probe.run();
            goBack();
        } catch (SharedStateException e) {
            log.debug("Redis is still away: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("Redis cannot be used again", e);
        }
    }
}

package dev.mesh4j.server.state;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of all groups of a prefix, heard on one connection of their own from the first subscription on. A lost
 * connection is tried again, within two seconds at the latest, until {@link #close()}.
 */
final class RedisMessages implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RedisMessages.class);
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final RedisConfig config;
    private final Listeners listeners;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Thread thread;
    private @Nullable RedisHearing hearing;
    private boolean heard;
    private boolean missed;
    private boolean closed;

    RedisMessages(RedisConfig config, Listeners listeners) {
        this.config = config;
        this.listeners = listeners;
    }

    String channel(String group) {
        return channels() + group;
    }

    /** Returns when messages are heard, or after the time-out. */
    Subscription subscribe(String group, StateListener listener) {
        Subscription subscription = listeners.add(group, listener);
        lock.lock();
        try {
            if (thread == null && !closed) {
                thread = Thread.ofVirtual().name("redis-messages").start(this::run);
            }
            awaitHeard();
        } finally {
            lock.unlock();
        }
        return subscription;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            if (hearing != null) {
                hearing.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitHeard() {
        long left = config.timeout().toNanos();
        try {
            while (!heard && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        missed |= !heard;
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try (RedisHearing next = new RedisHearing(config, this::heard, this::message)) {
                if (!begin(next)) {
                    return;
                }
                next.hear(channels());
            } catch (RuntimeException e) {
                pause = lost(e) ? FIRST_PAUSE_MILLIS : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
            if (!await(ThreadLocalRandom.current().nextLong(pause / 2, pause))) {
                return;
            }
        }
    }

    private boolean begin(RedisHearing next) {
        lock.lock();
        try {
            hearing = next;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void heard() {
        boolean again;
        lock.lock();
        try {
            again = missed;
            missed = false;
            heard = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (again) {
            log.info("messages from {} are heard again", config);
            listeners.missed();
        }
    }

    private void message(String channel, String message) {
        listeners.message(channel.substring(channels().length()), message);
    }

    /** Whether they were heard until now. */
    private boolean lost(RuntimeException e) {
        lock.lock();
        try {
            boolean before = heard;
            if (!closed && (before || !missed)) {
                log.warn("messages from {} are not heard (tried again): {}", config, e.getMessage());
            }
            heard = false;
            missed = true;
            return before;
        } finally {
            lock.unlock();
        }
    }

    /** Returns false when closed. */
    private boolean await(long millis) {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private String channels() {
        return config.prefix() + ":message:";
    }
}

package dev.mesh4j.protocol.client.plain;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The thread that cuts off exchanges whose time is up and closes connections that are idle too long. It sleeps until the
 * first deadline of those under way, or its next look at idle connections; an exchange wakes it only when its own deadline is
 * before that. Thread-safe.
 */
final class Watch implements AutoCloseable {

    /** Nothing to look at. */
    private static final long NEVER = Long.MAX_VALUE / 4;

    /** Of the time that a connection may be idle, after which idle ones are looked at again. */
    private static final int LOOKS = 4;

    private final Set<Attempt> attempts = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final ThreadFactory threads;
    private final IdleConnections idle;
    private final long keepAlive;
    private volatile long wakeUp = System.nanoTime() + NEVER;
    private @Nullable Thread thread;
    private boolean closed;

    Watch(IdleConnections idle, Duration keepAlive, ThreadFactory threads) {
        this.idle = idle;
        this.keepAlive = keepAlive.toNanos();
        this.threads = threads;
    }

    void add(Attempt attempt, long now) {
        attempts.add(attempt);
        long left = attempt.nanosLeft(now);
        if (left < wakeUp - now) {
            wakeWithin(left, now);
        }
    }

    void remove(Attempt attempt) {
        attempts.remove(attempt);
    }

    void cutAll() {
        attempts.forEach(Attempt::cut);
    }

    /** Ends the thread when nothing is under way any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            LockSupport.unpark(thread);
        } finally {
            lock.unlock();
        }
    }

    private void wakeWithin(long nanos, long now) {
        lock.lock();
        try {
            sleepAtMost(Math.min(nanos, keepAlive / LOOKS), now);
            if (thread == null) {
                thread = threads.newThread(this::run);
                thread.start();
            } else {
                LockSupport.unpark(thread);
            }
        } finally {
            lock.unlock();
        }
    }

    private void sleepAtMost(long nanos, long now) {
        if (nanos < wakeUp - now) {
            wakeUp = now + nanos;
        }
    }

    private void run() {
        while (true) {
            long now = System.nanoTime();
            // an exchange that is added from here on is seen by the look, or sees this and brings it forward
            wakeUp = now + NEVER;
            long next = look(now);
            lock.lock();
            try {
                if (closed && attempts.isEmpty()) {
                    thread = null;
                    return;
                }
                sleepAtMost(next, now);
            } finally {
                lock.unlock();
            }
            LockSupport.parkNanos(this, wakeUp - System.nanoTime());
        }
    }

    /** Returns the nanoseconds to the next one. */
    private long look(long now) {
        long next = idle.closeIdleSince(now - keepAlive) && attempts.isEmpty() ? NEVER : keepAlive / LOOKS;
        for (Attempt attempt : attempts) {
            long left = attempt.nanosLeft(now);
            if (left <= 0) {
                attempt.expire();
            } else {
                next = Math.min(next, left);
            }
        }
        return next;
    }
}

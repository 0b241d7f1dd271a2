package dev.mesh4j.runtime.heartbeat;

import java.time.Duration;

/**
 * Changes that come close together become one announcement: a delay after the last one, but no later than a few delays
 * after the first. Times are nanoseconds of a monotonic clock. Not thread-safe.
 */
final class Debounce {

    /** So many delays after the first change, others may still come or not. */
    static final int LONGEST_DELAYS = 5;

    private final long delayNanos;
    private boolean pending;
    private long firstAt;
    private long lastAt;

    Debounce(Duration delay) {
        this.delayNanos = delay.toNanos();
    }

    void changed(long now) {
        firstAt = pending ? firstAt : now;
        lastAt = now;
        pending = true;
    }

    /** Whether there are changes that are not announced yet. */
    boolean isPending() {
        return pending;
    }

    /** When they are to be announced; means nothing without any. */
    long dueAt() {
        long afterLast = lastAt + delayNanos;
        long latest = firstAt + LONGEST_DELAYS * delayNanos;
        return afterLast - latest < 0 ? afterLast : latest;
    }

    /** All of them are announced now. */
    void clear() {
        pending = false;
    }
}

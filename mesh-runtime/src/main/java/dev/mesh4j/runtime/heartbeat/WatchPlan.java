package dev.mesh4j.runtime.heartbeat;

import dev.mesh4j.protocol.registry.WatchEnd;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Whether an agent is to open its watch. Times are nanoseconds of a monotonic clock. Not thread-safe.
 *
 * <p>A watch is opened in place of a beat, so that it costs no request of its own; only an agent that has just started opens
 * it at once. One that broke is opened again at a random moment within an interval, so that a registry that lost all of
 * them does not get them back together. One that could not be opened waits for the answer to a beat; one that the registry
 * refuses, for another registration; one for which there is no room, for ever longer.
 */
final class WatchPlan {

    private static final int LONGEST_WAIT_INTERVALS = 12;

    private enum State {
        /** Until the agent registers. */
        OFF,
        /** Until a beat is answered. */
        DOUBTFUL,
        WANTED,
        OPENING,
        OPEN
    }

    private final boolean enabled;
    private final long intervalNanos;
    private final DoubleSupplier random;
    private State state = State.OFF;
    private boolean urgent = true;
    private long notBefore;
    private long triedAt;
    private int refusals;

    WatchPlan(boolean enabled, Duration interval, DoubleSupplier random, long now) {
        this.enabled = enabled;
        this.intervalNanos = interval.toNanos();
        this.random = random;
        this.notBefore = now;
    }

    /** Whether the next beat is to open the watch. */
    boolean isWanted(long now) {
        return state == State.WANTED && notBefore - now <= 0;
    }

    /** Whether it does not even wait for the next beat. */
    boolean isUrgent() {
        return state == State.WANTED && urgent;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether one is open, or may soon be. */
    boolean isUnderWay() {
        return state == State.OPENING || state == State.OPEN;
    }

    /** The registry has accepted a registration. */
    void registered() {
        if (enabled && (state == State.OFF || state == State.DOUBTFUL)) {
            state = State.WANTED;
        }
    }

    /** The registry does not know the agent, so that what is open cannot be its watch any more. */
    void unknown() {
        state = State.OFF;
    }

    /** The registry has answered a beat. */
    void beaten() {
        if (state == State.DOUBTFUL) {
            state = State.WANTED;
        }
    }

    void opening(long now) {
        state = State.OPENING;
        urgent = false;
        triedAt = now;
    }

    void opened() {
        state = State.OPEN;
        refusals = 0;
    }

    void ended(WatchEnd end, long now) {
        switch (end) {
            case WatchEnd.Drained drained -> again(now);
            case WatchEnd.Broken broken -> again(now);
            case WatchEnd.Unknown unknown -> unknown();
            case WatchEnd.NotServed notServed -> state = State.OFF;
            case WatchEnd.Refused refused -> state = State.OFF;
            case WatchEnd.Busy busy -> {
                state = State.WANTED;
                notBefore = now + pause(busy.retryAfter().toNanos());
            }
        }
    }

    /** When a watch that broke is to be opened again. */
    long notBefore() {
        return notBefore;
    }

    private void again(long now) {
        if (state == State.OPEN) {
            // one that breaks again and again is opened about once an interval, and never by all agents together
            double atLeast = now - triedAt < intervalNanos ? 0.5 : 0;
            notBefore = now + (long) ((atLeast + random.getAsDouble()) * intervalNanos);
            state = State.WANTED;
        } else {
            state = State.DOUBTFUL;
        }
    }

    private long pause(long asked) {
        long doubled = Math.min(LONGEST_WAIT_INTERVALS, 1L << Math.min(refusals, 16)) * intervalNanos;
        refusals++;
        return (long) (Math.max(asked, doubled) * (1 + 0.5 * random.getAsDouble()));
    }
}

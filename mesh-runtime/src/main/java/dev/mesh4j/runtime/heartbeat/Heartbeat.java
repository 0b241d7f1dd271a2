package dev.mesh4j.runtime.heartbeat;

import dev.mesh4j.protocol.registry.BeatAnswer;
import dev.mesh4j.protocol.registry.RegisterAnswer;
import dev.mesh4j.protocol.registry.WatchEnd;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * What an agent tells the registry, and when. Times are nanoseconds of a monotonic clock. Not thread-safe.
 *
 * <p>Beats are {@code interval} apart, give or take a tenth. While a dependency is unresolved an agent that has just
 * started beats faster for a while, since its providers often start beside it. A registry that is away is tried again with
 * doubling, jittered pauses up to the interval; one that knew this agent, about once an interval and at random, since all its
 * other agents do the same. Changes of the agent wait for each other, to become one registration. In place of a beat the
 * agent opens its watch while it has none.
 */
public final class Heartbeat {

    /** What to do next. */
    public enum Action {
        REGISTER,
        BEAT,
        /** Open the watch, which is a beat as well. */
        WATCH
    }

    private static final long FAST_NANOS = Duration.ofMillis(250).toNanos();
    private static final long FAST_FOR_NANOS = Duration.ofSeconds(15).toNanos();
    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(500).toNanos();
    private static final int REJECTED_INTERVALS = 6;

    private final long intervalNanos;
    private final Debounce debounce;
    private final DoubleSupplier random;
    private final WatchPlan watch;
    private final long startedAt;
    private Action action = Action.REGISTER;
    private long dueAt;
    private long beganAt;
    private int failures;
    private boolean joined;
    private boolean everJoined;
    private boolean watchIsBeat;
    private boolean refreshWanted;

    /** Without a watch. */
    public Heartbeat(Duration interval, Duration debounce, DoubleSupplier random, long now) {
        this(interval, debounce, random, now, false);
    }

    /**
     * @param debounce how long a change of the agent waits for others before the registry is told
     * @param random gives numbers in [0, 1)
     * @param watches whether the agent keeps a watch open
     */
    public Heartbeat(Duration interval, Duration debounce, DoubleSupplier random, long now, boolean watches) {
        this.debounce = new Debounce(debounce);
        this.intervalNanos = interval.toNanos();
        this.random = random;
        this.watch = new WatchPlan(watches, interval, random, now);
        this.startedAt = now;
        this.dueAt = now;
        this.beganAt = now;
    }

    public Action action() {
        return action;
    }

    /** How long to wait before the {@link #action()}; zero when it is due. */
    public Duration pause(long now) {
        if (action == Action.BEAT && watch.isUrgent()) {
            return Duration.ZERO;
        }
        // a registry that is away is not asked more often because the agent changes
        boolean sooner = debounce.isPending() && failures == 0 && debounce.dueAt() - dueAt < 0;
        return Duration.ofNanos(Math.max(0, (sooner ? debounce.dueAt() : dueAt) - now));
    }

    /** Whether the registry knows this agent, as far as its last answers tell. */
    public boolean joined() {
        return joined;
    }

    /** Takes the {@link #action()} on; its answer is still to come. */
    public Action begin(long now) {
        refreshWanted = false;
        beganAt = now;
        if (debounce.isPending() && debounce.dueAt() - now <= 0) {
            action = Action.REGISTER;
        }
        if (action == Action.REGISTER) {
            debounce.clear();
            return action;
        }
        return watch.isWanted(now) ? beginWatch(now) : Action.BEAT;
    }

    private Action beginWatch(long now) {
        watch.opening(now);
        watchIsBeat = dueAt - now <= 0;
        if (watchIsBeat) {
            dueAt = now + jittered(intervalNanos);
        }
        return Action.WATCH;
    }

    /** The agent has changed: a registration becomes due after the debounce delay, together with further changes. */
    public void changed(long now) {
        debounce.changed(now);
    }

    /** Makes a registration due at once, whatever an answer that is under way says. */
    public void refresh(long now) {
        refreshWanted = true;
        registerAt(now);
    }

    /** @param complete whether every dependency has a provider now */
    public void registered(RegisterAnswer answer, boolean complete, long now) {
        switch (answer) {
            case RegisterAnswer.Accepted accepted -> {
                joined = true;
                everJoined = true;
                failures = 0;
                action = Action.BEAT;
                watch.registered();
                dueAt = now + beatPause(complete, now);
            }
            case RegisterAnswer.Rejected rejected -> {
                joined = false;
                dueAt = now + jittered(REJECTED_INTERVALS * intervalNanos);
            }
            case RegisterAnswer.Unavailable unavailable -> backOff(now);
        }
        keepRefresh(now);
    }

    /** @param complete whether every dependency has a provider now */
    public void beaten(BeatAnswer answer, boolean complete, long now) {
        switch (answer) {
            case BeatAnswer.Unchanged unchanged -> {
                failures = 0;
                watch.beaten();
                dueAt = now + beatPause(complete, now);
            }
            case BeatAnswer.Changed changed -> registerAt(now);
            case BeatAnswer.Unknown unknown -> {
                joined = false;
                watch.unknown();
                registerAt(now);
            }
            case BeatAnswer.Unavailable unavailable -> backOff(now);
        }
        keepRefresh(now);
    }

    /** The registry has accepted the watch. */
    public void watching(long now) {
        if (!watch.isUnderWay()) {
            return;
        }
        watch.opened();
        failures = 0;
        if (action == Action.BEAT) {
            dueAt = now + jittered(intervalNanos);
        }
    }

    /** The watch has ended, or was not opened. */
    public void watched(WatchEnd end, long now) {
        if (!watch.isUnderWay()) {
            return;
        }
        boolean wasOpen = watch.isOpen();
        watch.ended(end, now);
        if (end instanceof WatchEnd.Unknown) {
            joined = false;
            registerAt(now);
        } else if (action != Action.BEAT) {
            // what is due anyway tells how things are
            return;
        } else if (wasOpen) {
            dueAt = watch.notBefore();
        } else if (watchIsBeat) {
            missedBeat(end, now);
        }
    }

    private void missedBeat(WatchEnd end, long now) {
        if (end instanceof WatchEnd.Broken) {
            backOff(now);
        } else {
            dueAt = now + (long) (random.getAsDouble() * intervalNanos);
        }
    }

    private void registerAt(long now) {
        action = Action.REGISTER;
        dueAt = now;
    }

    private void keepRefresh(long now) {
        if (refreshWanted) {
            registerAt(now);
        }
    }

    private long beatPause(boolean complete, long now) {
        boolean fast = !complete && !watch.isOpen() && now - startedAt < FAST_FOR_NANOS;
        return jittered(fast ? Math.min(FAST_NANOS, intervalNanos) : intervalNanos);
    }

    private void backOff(long now) {
        if (everJoined) {
            failures++;
            long next = beganAt + (long) ((0.5 + random.getAsDouble()) * intervalNanos);
            long soonest = now + jittered(Math.min(FAST_NANOS, intervalNanos));
            dueAt = next - soonest < 0 ? soonest : next;
            return;
        }
        long doubled = FIRST_PAUSE_NANOS << Math.min(failures, 16);
        failures++;
        long ceiling = Math.min(doubled, intervalNanos);
        dueAt = now + ceiling / 2 + (long) (random.getAsDouble() * (ceiling / 2.0));
    }

    private long jittered(long nanos) {
        return (long) (nanos * (0.9 + 0.2 * random.getAsDouble()));
    }
}

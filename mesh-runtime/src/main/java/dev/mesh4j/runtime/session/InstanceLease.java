package dev.mesh4j.runtime.session;

import dev.mesh4j.server.state.SharedState;
import dev.mesh4j.server.state.StateGroup;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * This instance's sign of life to its replicas. Its generation says for how long without a gap it has been given in time:
 * what was known of a session in an earlier generation another instance may have changed. Thread-safe.
 */
final class InstanceLease {

    private final SharedState state;
    private final StateGroup group;
    private final String self;
    private final Duration length;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean held;
    private boolean away;
    private long validUntil;
    private long generation;

    /** @param nanos a clock that goes on while the process is stopped */
    InstanceLease(SharedState state, String self, Duration length, LongSupplier nanos) {
        this.state = state;
        this.group = state.group("session-owners");
        this.self = self;
        this.length = length;
        this.nanos = nanos;
        this.validUntil = nanos.getAsLong();
    }

    /** Called before a session is touched; afterwards the lease is renewed in time. */
    void hold() {
        lock.lock();
        try {
            if (!held || isOver()) {
                renew();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Does nothing before it is held. */
    void renewHeld() {
        lock.lock();
        try {
            if (held) {
                renew();
            }
        } finally {
            lock.unlock();
        }
    }

    void release() {
        lock.lock();
        try {
            if (held) {
                held = false;
                group.delete(self);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether another instance may still serve; without the shared store nobody knows better. */
    boolean lives(String owner) {
        return group.get(owner).isPresent() || !state.isShared();
    }

    long generation() {
        lock.lock();
        try {
            look();
            return generation;
        } finally {
            lock.unlock();
        }
    }

    private void renew() {
        long now = nanos.getAsLong();
        group.put(self, "lives", length);
        if (held) {
            look();
        }
        if (state.isShared()) {
            if (held && now - validUntil > 0) {
                generation++;
            }
            validUntil = now + length.toNanos();
        }
        held = true;
    }

    /** The store went: what was owned then stays ours, unless the lease was over by then. */
    private void look() {
        boolean now = !state.isShared();
        if (now && !away && nanos.getAsLong() - validUntil > 0) {
            generation++;
        }
        away = now;
    }

    private boolean isOver() {
        return state.isShared() && nanos.getAsLong() - validUntil > 0;
    }
}

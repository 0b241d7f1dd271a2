package dev.mesh4j.registry.directory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What one agent waits for: that its bindings change. The latest state counts, however slow the agent is. */
public final class Watch implements AutoCloseable {

    private final Directory directory;
    private final Entry entry;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private String told;
    private boolean ended;
    private boolean pending;
    private long pendingSince;

    Watch(Directory directory, Entry entry, String applied) {
        this.directory = directory;
        this.entry = entry;
        this.told = applied;
    }

    /** Waits for bindings that the agent was not told yet; empty when there are none within the time or it has ended. */
    public Optional<AgentState> next(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (!ended && entry.bindings().fingerprint().equals(told) && left > 0) {
                left = changed.awaitNanos(left);
            }
            AgentState state = entry.state();
            if (ended || state.bindings().fingerprint().equals(told)) {
                return Optional.empty();
            }
            told = state.bindings().fingerprint();
            return Optional.of(state);
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing comes any more: the agent has left, opened another watch, or the registry stops. */
    public boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** What {@link #next} gave has been sent to the agent. */
    public void sent() {
        lock.lock();
        try {
            entry.deliver(told);
            if (pending) {
                pending = false;
                directory.pushed(System.nanoTime() - pendingSince);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Its connection broke: the agent may be dead. */
    public void broken() {
        directory.watchBroke(entry, this);
        end();
    }

    @Override
    public void close() {
        directory.watchClosed(entry, this);
        end();
    }

    /** @param since when the change was committed that the agent is to hear of, by {@link System#nanoTime} */
    void wake(long since) {
        lock.lock();
        try {
            pendingSince = pending ? pendingSince : since;
            pending = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

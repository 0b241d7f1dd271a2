package dev.mesh4j.testkit;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What is wrong with a link now. Thread-safe. */
final class Disturbance {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Duration delay = Duration.ZERO;
    private boolean dropping;

    void delay(Duration time) {
        change(time, false);
    }

    void drop() {
        change(Duration.ZERO, true);
    }

    void heal() {
        change(Duration.ZERO, false);
    }

    /** Lets something pass when its time has come; false when it must not pass at all. */
    boolean pass() {
        lock.lock();
        try {
            long came = System.nanoTime();
            long left = delay.toNanos();
            while (!dropping && left > 0) {
                changed.awaitNanos(left);
                left = delay.toNanos() - (System.nanoTime() - came);
            }
            return !dropping;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        lock.lock();
        try {
            return dropping ? "drops connections" : delay.isZero() ? "" : "delayed by " + delay.toMillis() + " ms";
        } finally {
            lock.unlock();
        }
    }

    private void change(Duration time, boolean drops) {
        lock.lock();
        try {
            delay = time;
            dropping = drops;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

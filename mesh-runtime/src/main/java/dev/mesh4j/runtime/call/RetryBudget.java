package dev.mesh4j.runtime.call;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many calls may be made again, so that retries do not bury who is overloaded already: each call that succeeds earns a
 * fifth of a retry, up to a hundred, which is also what there is at first. Thread-safe.
 */
public final class RetryBudget {

    private static final int MOST = 100;
    private static final int EARNED_BY = 5;

    private final AtomicInteger fifths = new AtomicInteger(MOST * EARNED_BY);

    /** Takes one; false when none is left. */
    boolean take() {
        while (true) {
            int now = fifths.get();
            if (now < EARNED_BY) {
                return false;
            }
            if (fifths.compareAndSet(now, now - EARNED_BY)) {
                return true;
            }
        }
    }

    void succeeded() {
        int now = fifths.get();
        if (now < MOST * EARNED_BY) {
            // of two at once one may be lost
            fifths.compareAndSet(now, now + 1);
        }
    }
}

package dev.mesh4j.registry.store;

import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next attempt: longer each time, and never the same for two. Not thread-safe. */
final class Backoff {

    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 2_000;

    private long next = FIRST_MILLIS;

    /** Between half of the present wait and all of it. */
    long millis() {
        long longest = next;
        next = Math.min(LONGEST_MILLIS, next * 2);
        return ThreadLocalRandom.current().nextLong(longest / 2, longest + 1);
    }

    /** Whether this is the first attempt of a row of failing ones, which is the one to tell of. */
    boolean isFirst() {
        return next == FIRST_MILLIS;
    }

    void reset() {
        next = FIRST_MILLIS;
    }
}

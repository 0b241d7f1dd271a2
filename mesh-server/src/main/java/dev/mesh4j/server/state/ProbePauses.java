package dev.mesh4j.server.state;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a store that is away is looked for again: doubling, each somewhere in its upper half. */
final class ProbePauses {

    static final Duration FIRST = Duration.ofMillis(50);
    static final Duration LONGEST = Duration.ofSeconds(2);

    private final RandomGenerator random;
    private long bound = FIRST.toNanos();

    ProbePauses(RandomGenerator random) {
        this.random = random;
    }

    Duration next() {
        long nanos = random.nextLong(bound / 2, bound + 1);
        bound = Math.min(2 * bound, LONGEST.toNanos());
        return Duration.ofNanos(nanos);
    }
}

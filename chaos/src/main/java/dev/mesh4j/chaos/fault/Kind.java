package dev.mesh4j.chaos.fault;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can go wrong, and for how long. */
public enum Kind {
    /** An agent is killed, and started again. */
    KILL_AGENT(1, 6),
    /** A registry is killed, and started again. */
    KILL_REGISTRY(1, 8),
    /** A process stands still for less than a lease. */
    PAUSE(1, 4),
    /** A process stands still for more than a lease. */
    FREEZE(9, 14),
    /** A host's packets are lost. */
    PARTITION(3, 12),
    /** Some of a host's packets are lost. */
    LOSS(5, 15),
    /** The store's disk takes its time. */
    SLOW_DISK(5, 12),
    /** The store's disk is full. */
    FULL_DISK(5, 10),
    /** The time of day of a process jumps, and jumps back. */
    CLOCK(4, 12),
    /** Redis is killed, and started again. */
    REDIS(1, 5),
    /** PostgreSQL is killed, and started again. */
    POSTGRES(2, 8);

    private final int shortest;
    private final int longest;

    Kind(int shortest, int longest) {
        this.shortest = shortest;
        this.longest = longest;
    }

    /** As it is said on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind with this word. */
    public static Kind of(String word) {
        return Stream.of(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word + ": no such fault (expected: "
                        + Stream.of(values()).map(Kind::word).collect(Collectors.joining(", ")) + ")"));
    }

    Duration lasts(Random random) {
        return Duration.ofMillis(random.nextLong(shortest * 1000L, longest * 1000L + 1));
    }
}

package dev.mesh4j.runtime.session;

import java.time.Duration;

/**
 * What sessions may take.
 *
 * @param timeToLive after the last call, unless the tool says otherwise
 * @param lease after which a silent instance counts as gone and its sessions are taken
 */
public record SessionOptions(Duration timeToLive, Duration lease) {

    /** Bytes of JSON that the values of one session may take. */
    public static final int MAX_BYTES = 256 << 10;

    static final int MAX_KEY = 100;
    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofDays(30);

    public SessionOptions {
        requireTimeToLive(timeToLive);
        if (lease.toMillis() < 10) {
            throw new IllegalArgumentException("lease: " + lease + " (expected: 10 ms or more)");
        }
    }

    /** Half an hour, and 5 s. */
    public static SessionOptions defaults() {
        return new SessionOptions(Duration.ofMinutes(30), Duration.ofSeconds(5));
    }

    /** Between two renewals of the lease. */
    Duration pause() {
        return lease.dividedBy(4);
    }

    static Duration requireTimeToLive(Duration time) {
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("timeToLive: " + time + " (expected: 1 s to 30 days)");
        }
        return time;
    }
}

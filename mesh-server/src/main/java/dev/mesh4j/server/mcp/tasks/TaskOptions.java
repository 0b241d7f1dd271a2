package dev.mesh4j.server.mcp.tasks;

import java.time.Duration;

/**
 * What tasks may take.
 *
 * @param keep how long a task that ended can still be read
 * @param longest how long one may run, questions to its client included; it has failed then
 * @param pollInterval what clients are asked to wait between two looks
 * @param lease after which a silent instance counts as gone; also bounds how late a lost message is made up for
 * @param maxRunning tasks that one instance runs at once
 */
public record TaskOptions(Duration keep, Duration longest, Duration pollInterval, Duration lease, int maxRunning) {

    /** Bytes of JSON that one task holds: its arguments, answers and steps, or its result. */
    public static final int MAX_BYTES = 1_000_000;

    public TaskOptions {
        requirePositive("keep", keep);
        requirePositive("longest", longest);
        requirePositive("pollInterval", pollInterval);
        requirePositive("lease", lease);
        if (maxRunning < 1) {
            throw new IllegalArgumentException("maxRunning: " + maxRunning + " (expected: 1 or more)");
        }
    }

    /** Kept for an hour, at most a day long, looked at each second, 15 s of silence, 1000 at once. */
    public static TaskOptions defaults() {
        return new TaskOptions(
                Duration.ofHours(1), Duration.ofDays(1), Duration.ofSeconds(1), Duration.ofSeconds(15), 1000);
    }

    public TaskOptions withKeep(Duration time) {
        return new TaskOptions(time, longest, pollInterval, lease, maxRunning);
    }

    public TaskOptions withLongest(Duration time) {
        return new TaskOptions(keep, time, pollInterval, lease, maxRunning);
    }

    public TaskOptions withLease(Duration time) {
        return new TaskOptions(keep, longest, pollInterval, time, maxRunning);
    }

    public TaskOptions withMaxRunning(int tasks) {
        return new TaskOptions(keep, longest, pollInterval, lease, tasks);
    }

    /** Between two looks at what should have been heard; a lease is renewed as often. */
    Duration pause() {
        return Duration.ofMillis(Math.max(1, lease.toMillis() / 3));
    }

    private static void requirePositive(String name, Duration time) {
        if (time.toMillis() < 1) {
            throw new IllegalArgumentException(name + ": " + time + " (expected: 1 ms or more)");
        }
    }
}

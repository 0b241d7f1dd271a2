package dev.mesh4j.server.metrics;

import java.util.List;

/** Takes the values that are true now. A metric's values have the same labels' names. */
public interface MetricSink {

    /** @param name without {@code _total}, which is added */
    void counter(String name, String help, List<Label> labels, long value);

    void gauge(String name, String help, List<Label> labels, double value);

    /** Whether it also wants what has not happened yet, as zero. */
    default boolean wantsZeros() {
        return false;
    }

    /** @param name of seconds */
    void durations(String name, String help, List<Label> labels, Durations values);
}

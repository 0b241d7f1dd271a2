package dev.mesh4j.server.metrics;

/** Something that counts, and says what when it is asked. Thread-safe. */
@FunctionalInterface
public interface MetricSource {

    void read(MetricSink sink);
}

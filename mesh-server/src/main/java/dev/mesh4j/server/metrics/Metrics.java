package dev.mesh4j.server.metrics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What a process counts: its sources, and the JVM. Thread-safe. */
public final class Metrics implements MetricSource, AutoCloseable {

    private final List<MetricSource> sources = new CopyOnWriteArrayList<>();
    private @Nullable PrometheusText text;

    public Metrics add(MetricSource source) {
        sources.add(source);
        return this;
    }

    @Override
    public void read(MetricSink sink) {
        sources.forEach(source -> source.read(sink));
    }

    /** All values as Prometheus reads them, text format 0.0.4. */
    public synchronized String text() {
        if (text == null) {
            text = new PrometheusText(sources);
        }
        return text.write();
    }

    @Override
    public synchronized void close() {
        if (text != null) {
            text.close();
            text = null;
        }
    }
}

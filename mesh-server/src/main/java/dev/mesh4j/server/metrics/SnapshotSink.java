package dev.mesh4j.server.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Gathers the values of one moment. Not thread-safe. */
final class SnapshotSink implements MetricSink {

    private static final double[] BOUNDS = Durations.bounds();

    private final Map<String, CounterSnapshot.Builder> counters = new LinkedHashMap<>();
    private final Map<String, GaugeSnapshot.Builder> gauges = new LinkedHashMap<>();
    private final Map<String, HistogramSnapshot.Builder> histograms = new LinkedHashMap<>();

    @Override
    public void counter(String name, String help, List<Label> labels, long value) {
        counters.computeIfAbsent(
                        name, known -> CounterSnapshot.builder().name(known).help(help))
                .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .labels(labels(labels))
                        .value(value)
                        .build());
    }

    @Override
    public void gauge(String name, String help, List<Label> labels, double value) {
        gauges.computeIfAbsent(
                        name, known -> GaugeSnapshot.builder().name(known).help(help))
                .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .labels(labels(labels))
                        .value(value)
                        .build());
    }

    @Override
    public void durations(String name, String help, List<Label> labels, Durations values) {
        List<Number> counts = new ArrayList<>();
        for (long count : values.counts()) {
            counts.add(count);
        }
        histograms
                .computeIfAbsent(
                        name, known -> HistogramSnapshot.builder().name(known).help(help))
                .dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                        .labels(labels(labels))
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(BOUNDS, counts.toArray(Number[]::new)))
                        .sum(values.seconds())
                        .build());
    }

    MetricSnapshots snapshots() {
        Stream<MetricSnapshot> all = Stream.of(
                        counters.values().stream().<MetricSnapshot>map(CounterSnapshot.Builder::build),
                        gauges.values().stream().<MetricSnapshot>map(GaugeSnapshot.Builder::build),
                        histograms.values().stream().<MetricSnapshot>map(HistogramSnapshot.Builder::build))
                .flatMap(snapshots -> snapshots);
        return new MetricSnapshots(all.toList());
    }

    private static Labels labels(List<Label> labels) {
        return Labels.of(
                labels.stream().map(Label::name).toArray(String[]::new),
                labels.stream().map(Label::value).toArray(String[]::new));
    }
}

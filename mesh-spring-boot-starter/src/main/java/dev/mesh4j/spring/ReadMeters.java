package dev.mesh4j.spring;

import dev.mesh4j.server.metrics.Durations;
import dev.mesh4j.server.metrics.Label;
import dev.mesh4j.server.metrics.MetricSink;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The values read last, each as a meter of one registry. Written by one thread at a time. */
final class ReadMeters implements MetricSink {

    private static final String SECONDS = "_seconds";

    private final MeterRegistry registry;
    private final Runnable refresh;
    private final Map<Key, Reading> readings = new HashMap<>();
    private final Set<Key> seen = new HashSet<>();

    private record Key(String name, List<Label> labels) {

        Tags tags() {
            return Tags.of(labels.stream()
                    .map(label -> Tag.of(label.name(), label.value()))
                    .toList());
        }
    }

    /** @param refresh runs before a meter tells its value */
    ReadMeters(MeterRegistry registry, Runnable refresh) {
        this.registry = registry;
        this.refresh = refresh;
    }

    @Override
    public boolean wantsZeros() {
        return true;
    }

    @Override
    public void counter(String name, String help, List<Label> labels, long value) {
        Key key = new Key(name.replace('_', '.'), labels);
        reading(
                        key,
                        fresh -> FunctionCounter.builder(key.name, fresh, Reading::value)
                                .description(help)
                                .tags(key.tags())
                                .register(registry))
                .set(value, 0);
    }

    @Override
    public void gauge(String name, String help, List<Label> labels, double value) {
        Key key = new Key(name.replace('_', '.'), labels);
        reading(
                        key,
                        fresh -> Gauge.builder(key.name, fresh, Reading::value)
                                .description(help)
                                .tags(key.tags())
                                .register(registry))
                .set(value, 0);
    }

    @Override
    public void durations(String name, String help, List<Label> labels, Durations values) {
        String plain = name.endsWith(SECONDS) ? name.substring(0, name.length() - SECONDS.length()) : name;
        Key key = new Key(plain.replace('_', '.'), labels);
        reading(
                        key,
                        fresh -> FunctionTimer.builder(
                                        key.name, fresh, Reading::count, Reading::value, TimeUnit.SECONDS)
                                .description(help)
                                .tags(key.tags())
                                .register(registry))
                .set(values.seconds(), values.count());
    }

    /** What the agent said nothing of this time has gone. */
    void dropUnread() {
        readings.entrySet().removeIf(entry -> {
            boolean gone = !seen.contains(entry.getKey());
            if (gone) {
                entry.getValue().drop(registry);
            }
            return gone;
        });
        seen.clear();
    }

    private Reading reading(Key key, Function<Reading, Meter> meter) {
        seen.add(key);
        return readings.computeIfAbsent(key, unknown -> {
            Reading made = new Reading(refresh);
            made.shownAs(meter.apply(made));
            return made;
        });
    }
}

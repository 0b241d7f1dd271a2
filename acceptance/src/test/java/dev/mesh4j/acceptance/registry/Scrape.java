package dev.mesh4j.acceptance.registry;

import java.util.Map;
import java.util.TreeMap;

/**
 * The metrics of a process at one moment.
 *
 * @param at nanoseconds of a monotonic clock
 * @param values from name and labels, as Prometheus reads them
 */
record Scrape(long at, Map<String, Double> values) {

    static Scrape of(String text) {
        Map<String, Double> values = new TreeMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        });
        return new Scrape(System.nanoTime(), Map.copyOf(values));
    }

    /** Zero when it has never happened. */
    long value(String nameAndLabels) {
        return values.getOrDefault(nameAndLabels, 0.0).longValue();
    }

    /** Over all labels. */
    long sum(String name) {
        return (long) values.entrySet().stream()
                .filter(value -> value.getKey().equals(name) || value.getKey().startsWith(name + "{"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** Everything that agents have asked of it since it started. */
    long requests() {
        return sum("mesh_registry_heartbeats_total")
                + sum("mesh_registry_registrations_total")
                + sum("mesh_registry_watch_requests_total");
    }
}

package dev.mesh4j.registry.metrics;

import dev.mesh4j.server.metrics.Label;
import dev.mesh4j.server.metrics.MetricSink;
import dev.mesh4j.server.metrics.MetricSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** How the registry stands whenever somebody asks. */
public record RegistryGauges(Supplier<Standing> standing) implements MetricSource {

    @Override
    public void read(MetricSink sink) {
        Standing now = standing.get();
        gauge(sink, "mesh_registry_revision", "The newest revision that is applied here", now.revision());
        gauge(sink, "mesh_registry_revision_lag", "Revisions committed, but not applied here yet", now.lag());
        gauge(sink, "mesh_registry_watches", "Watches that are open", now.watches());
        gauge(sink, "mesh_registry_changes_waiting", "Changes that wait to be made, or are being made", now.waiting());
        gauge(
                sink,
                "mesh_registry_self_preservation",
                "1 while so many leases have lapsed together that nobody is expired",
                now.selfPreserving() ? 1 : 0);
        labelled(sink, "mesh_registry_agents", "Agents, by state", "state", now.agentsByState());
        labelled(
                sink, "mesh_registry_agents_alive", "Agents that are alive, by health", "health", now.agentsByHealth());
    }

    private static void gauge(MetricSink sink, String name, String help, double value) {
        sink.gauge(name, help, List.of(), value);
    }

    private static void labelled(MetricSink sink, String name, String help, String label, Map<String, Integer> values) {
        new TreeMap<>(values).forEach((value, count) -> sink.gauge(name, help, Label.of(label, value), count));
    }
}

package dev.mesh4j.runtime;

import dev.mesh4j.runtime.heartbeat.HeartbeatLoop;
import dev.mesh4j.runtime.inject.Wiring;
import dev.mesh4j.server.metrics.MetricSource;
import dev.mesh4j.server.probe.Health;
import dev.mesh4j.server.probe.Probes;
import java.util.List;
import java.util.Map;

/** How an agent is now, for who runs it. Nothing here waits. Thread-safe. */
public final class AgentInsight {

    private final HeartbeatLoop heartbeat;
    private final Probes probes;
    private final Wiring wiring;
    private final MetricSource counted;

    AgentInsight(HeartbeatLoop heartbeat, Probes probes, Wiring wiring, MetricSource counted) {
        this.heartbeat = heartbeat;
        this.probes = probes;
        this.wiring = wiring;
        this.counted = counted;
    }

    /** Whether the registry knows the agent. */
    public boolean joined() {
        return heartbeat.joined();
    }

    /** Its parts and health checks, by name, as {@code /health} shows them. */
    public Map<String, Health> healths() {
        return probes.healths();
    }

    /** The worst of {@link #healths()}; degraded at best while it stops. */
    public Health.Status status() {
        return probes.status();
    }

    /** What its tools and clients depend on. */
    public List<DependencyState> dependencies() {
        return wiring.dependencies();
    }

    /** What it counts, as {@code /metrics} shows it. */
    public MetricSource counted() {
        return counted;
    }
}

package dev.mesh4j.runtime.metrics;

import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.runtime.call.Peer;
import dev.mesh4j.server.mcp.Admission;
import dev.mesh4j.server.metrics.Label;
import dev.mesh4j.server.metrics.MetricSink;
import dev.mesh4j.server.metrics.MetricSource;
import dev.mesh4j.server.metrics.Metrics;
import dev.mesh4j.server.metrics.ServedCalls;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What an agent counts.
 *
 * @param all as {@code /metrics} shows them
 */
public record AgentMetrics(Metrics all, ServedCalls served, MadeCalls made) implements AutoCloseable {

    public static AgentMetrics of(Implementation agent, Admission admission, IntSupplier connections) {
        ServedCalls served = new ServedCalls();
        MadeCalls made = new MadeCalls();
        Metrics all = new Metrics()
                .add(served)
                .add(made)
                .add(sink -> agent(agent, sink))
                .add(sink -> admission(admission, sink))
                .add(sink -> sink.gauge(
                        "mesh_connections", "HTTP connections to others, open now", List.of(), connections.getAsInt()));
        return new AgentMetrics(all, served, made);
    }

    public AgentMetrics add(MetricSource source) {
        all.add(source);
        return this;
    }

    /** The agents that are called: as many as are bound. */
    public static MetricSource peers(Supplier<Collection<Peer>> bound) {
        return sink -> bound.get().forEach(peer -> {
            sink.gauge(
                    "mesh_peer_condition",
                    "0: gets calls, 1: asked for a pause, 2: the next call is a trial, 3: left alone",
                    Label.of("endpoint", peer.baseUrl()),
                    peer.condition().ordinal());
            sink.gauge(
                    "mesh_peer_calls_in_flight",
                    "Calls that wait for the agent's answer",
                    Label.of("endpoint", peer.baseUrl()),
                    peer.outstanding());
        });
    }

    /** Where the agent keeps what outlives a call. */
    public static MetricSource store(Supplier<String> inUse) {
        return sink ->
                sink.gauge("mesh_shared_state", "1, for the store that is in use", Label.of("store", inUse.get()), 1);
    }

    /** Whether the registry knows the agent. */
    public static MetricSource heartbeat(BooleanSupplier joined) {
        return sink -> sink.gauge(
                "mesh_registry_joined",
                "Whether the registry knows this agent",
                List.of(),
                joined.getAsBoolean() ? 1 : 0);
    }

    private static void agent(Implementation agent, MetricSink sink) {
        sink.gauge("mesh_agent", "1, for its labels", Label.of("agent", agent.name(), "version", agent.version()), 1);
    }

    private static void admission(Admission admission, MetricSink sink) {
        sink.gauge("mesh_calls_in_flight", "Tool calls that are being served", List.of(), admission.inFlight());
        sink.gauge("mesh_calls_limit", "How many are served at once", List.of(), admission.max());
        sink.counter("mesh_calls_refused", "Tool calls refused for want of room", List.of(), admission.refused());
    }

    @Override
    public void close() {
        all.close();
    }
}

package dev.mesh4j.registry.metrics;

import dev.mesh4j.server.metrics.Durations;
import dev.mesh4j.server.metrics.Label;
import dev.mesh4j.server.metrics.MetricSink;
import dev.mesh4j.server.metrics.MetricSource;
import dev.mesh4j.server.metrics.Outcomes;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What happened in the registry since it started. A beat costs one increment. Thread-safe. */
public final class RegistryMeters implements MetricSource {

    /** What a beat was answered. */
    public enum Beat {
        /** 200. */
        UNCHANGED,
        /** 202. */
        CHANGED,
        /** 410. */
        UNKNOWN,
        /** 503. */
        UNAVAILABLE
    }

    /** What a registration was. */
    public enum Registration {
        /** Of an agent that was not alive. */
        NEW,
        /** It says something else than the one before. */
        CHANGED,
        /** It says the same, and renews the lease. */
        UNCHANGED,
        /** Malformed, or of an id that belongs to someone else. */
        REFUSED,
        /** The store could not keep it. */
        FAILED
    }

    /** What an agent was answered that asked for a watch. */
    public enum WatchRequest {
        /** 200. */
        OPENED,
        /** 410. */
        UNKNOWN,
        /** 403 or 503. */
        REFUSED
    }

    private final Outcomes<Beat> beats = new Outcomes<>(Beat.class);
    private final Outcomes<Registration> registrations = new Outcomes<>(Registration.class);
    private final Outcomes<WatchRequest> watches = new Outcomes<>(WatchRequest.class);
    private final LongAdder resolved = new LongAdder();
    private final Durations resolving = new Durations();
    private final LongAdder changes = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final Durations commits = new Durations();
    private final LongAdder storeFailures = new LongAdder();
    private final Durations pushes = new Durations();

    public void beat(Beat answer) {
        beats.count(answer);
    }

    public void registration(Registration kind) {
        registrations.count(kind);
    }

    public void watchRequest(WatchRequest answer) {
        watches.count(answer);
    }

    /**
     * Agents were wired anew, all in one go.
     *
     * @param dependencies for which providers were looked up
     */
    public void resolved(int dependencies, long tookNanos) {
        resolved.add(dependencies);
        resolving.record(tookNanos);
    }

    /** The store has kept changes, all in one transaction. */
    public void committed(int changesKept, int eventsWritten, long tookNanos) {
        changes.add(changesKept);
        events.add(eventsWritten);
        commits.record(tookNanos);
    }

    /** The store could not keep something, or not be read. */
    public void storeFailed() {
        storeFailures.increment();
    }

    /** A watch has been told a change. */
    public void pushed(long nanosSinceCommit) {
        pushes.record(nanosSinceCommit);
    }

    @Override
    public void read(MetricSink sink) {
        beats.read((answer, count) -> sink.counter(
                "mesh_registry_heartbeats", "Beats, by what they were answered", Label.of("answer", answer), count));
        registrations.read((kind, count) ->
                sink.counter("mesh_registry_registrations", "Full registrations", Label.of("kind", kind), count));
        watches.read((answer, count) ->
                sink.counter("mesh_registry_watch_requests", "Wishes for a watch", Label.of("answer", answer), count));
        counter(sink, "mesh_registry_resolutions", "Dependencies for which providers were looked up", resolved);
        seconds(sink, "mesh_registry_resolve_batch_seconds", "How long it took to wire agents anew", resolving);
        counter(sink, "mesh_registry_changes", "Changes that the store has kept", changes);
        counter(sink, "mesh_registry_events", "Events that were written", events);
        seconds(sink, "mesh_registry_store_commit_seconds", "How long the store's transactions took", commits);
        counter(sink, "mesh_registry_store_failures", "How often the store could not be used", storeFailures);
        seconds(sink, "mesh_registry_push_seconds", "From the commit of a change until a watch has it", pushes);
    }

    private static void counter(MetricSink sink, String name, String help, LongAdder count) {
        sink.counter(name, help, List.of(), count.sum());
    }

    private static void seconds(MetricSink sink, String name, String help, Durations took) {
        sink.durations(name, help, List.of(), took);
    }
}

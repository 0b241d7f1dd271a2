package dev.mesh4j.runtime.metrics;

import dev.mesh4j.runtime.call.CallObserver;
import dev.mesh4j.runtime.call.OutgoingCall;
import dev.mesh4j.server.metrics.Durations;
import dev.mesh4j.server.metrics.Label;
import dev.mesh4j.server.metrics.MetricSink;
import dev.mesh4j.server.metrics.MetricSource;
import dev.mesh4j.server.metrics.Outcomes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The calls that an agent made to others, by capability. Thread-safe. */
public final class MadeCalls implements CallObserver, MetricSource {

    private final Map<String, Meter> capabilities = new ConcurrentHashMap<>();

    @Override
    public OfDependency dependency(String capability) {
        return capabilities.computeIfAbsent(capability, known -> new Meter());
    }

    @Override
    public void read(MetricSink sink) {
        capabilities.forEach((capability, meter) -> {
            meter.outcomes.read(
                    sink.wantsZeros(),
                    (outcome, count) -> sink.counter(
                            "mesh_calls_made",
                            "Calls to dependencies, all attempts of a call together",
                            Label.of("capability", capability, "outcome", outcome),
                            count));
            meter.attempts.read(
                    sink.wantsZeros(),
                    (attempt, count) -> sink.counter(
                            "mesh_call_attempts",
                            "Requests sent for calls to dependencies",
                            Label.of("capability", capability, "attempt", attempt),
                            count));
            sink.counter(
                    "mesh_endpoint_ejections",
                    "How often a provider was left out for a while because it failed too often",
                    Label.of("capability", capability),
                    meter.ejections.sum());
            sink.durations(
                    "mesh_call_made_seconds",
                    "How long calls to dependencies took, all attempts together",
                    Label.of("capability", capability),
                    meter.took);
        });
    }

    /** The calls to one capability. */
    private static final class Meter implements OfDependency {

        private final Outcomes<Outcome> outcomes = new Outcomes<>(Outcome.class);
        private final Outcomes<Attempt> attempts = new Outcomes<>(Attempt.class);
        private final LongAdder ejections = new LongAdder();
        private final Durations took = new Durations();

        @Override
        public Sent attempt(Attempt kind, OutgoingCall call) {
            attempts.count(kind);
            return Sent.UNHEARD;
        }

        @Override
        public void ejected() {
            ejections.increment();
        }

        @Override
        public void ended(Outcome outcome, long nanos) {
            outcomes.count(outcome);
            took.record(nanos);
        }
    }
}

package dev.mesh4j.server.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tool calls that a process served, by tool and outcome. */
public final class ServedCalls implements MetricSource {

    private final Map<String, Meter> tools = new ConcurrentHashMap<>();

    /** What counts the calls of one tool; the same each time, to be looked up once. */
    public Meter tool(String name) {
        return tools.computeIfAbsent(name, known -> new Meter());
    }

    @Override
    public void read(MetricSink sink) {
        tools.forEach((tool, meter) -> {
            meter.outcomes.read(
                    sink.wantsZeros(),
                    (outcome, count) -> sink.counter(
                            "mesh_calls_served",
                            "Tool calls that this process served",
                            Label.of("tool", tool, "outcome", outcome),
                            count));
            sink.durations(
                    "mesh_call_served_seconds",
                    "How long the tool calls took that this process served",
                    Label.of("tool", tool),
                    meter.took);
        });
    }

    /** How a served call ended. */
    public enum Outcome {
        OK,
        /** A result with {@code isError}. */
        TOOL_ERROR,
        /** A JSON-RPC error. */
        ERROR,
        /** The client has to answer a question before the call is served again. */
        INPUT_REQUIRED,
        /** Nobody waited for the result any more. */
        CANCELLED
    }

    /** Counts the calls of one tool. Thread-safe. */
    public static final class Meter {

        private final Outcomes<Outcome> outcomes = new Outcomes<>(Outcome.class);
        private final Durations took = new Durations();

        private Meter() {}

        public void ended(Outcome outcome, long nanos) {
            outcomes.count(outcome);
            took.record(nanos);
        }
    }
}

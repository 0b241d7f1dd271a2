package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.Shell.Outcome;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceCommandTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String TOLD = """
            {"agent_id": "greeter-1", "agent_name": "greeter", "spans": [
              {"trace_id": "%s", "span_id": "00000000000000aa", "side": "server", "tool": "greet",
               "start_micros": 5, "duration_micros": 1500, "outcome": "ok"}]}""".formatted(TRACE);

    private final MeshPeer peer = new MeshPeer();
    private final MeshPeer other = new MeshPeer();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        peer.close();
        other.close();
    }

    private Outcome trace(String... args) {
        return Shell.of(folder, peer).run(args);
    }

    @Test
    void every_agent_is_asked_and_those_that_cannot_tell_are_told() {
        peer.offering("greeter-1", "greeting")
                .tracing(TRACE, TOLD)
                .with("{\"id\": \"clock-1\", \"status\": \"healthy\", \"endpoint\": \"" + other.url() + "\"}")
                .with("{\"id\": \"gone-1\", \"status\": \"healthy\", \"endpoint\": \"http://127.0.0.1:1\"}")
                .with("{\"id\": \"off-1\", \"status\": \"offline\", \"endpoint\": \"http://127.0.0.1:2\"}")
                .with("{\"id\": \"cli-1\", \"status\": \"healthy\", \"endpoint\": \"stdio://x\"}");

        Outcome outcome = trace("trace", TRACE.toUpperCase(Locale.ROOT));

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out().lines())
                .hasSize(5)
                .contains(
                        "clock-1 told nothing: it keeps no traces (HTTP 404)",
                        "gone-1 told nothing: it cannot be reached")
                .anyMatch(line -> line.startsWith("greeter.greet  1.50 ms  1.50 ms  -"));
    }

    @Test
    void json_has_the_spans_of_each_agent() {
        peer.offering("greeter-1", "greeting").tracing(TRACE, TOLD);

        Outcome outcome = trace("trace", "00-" + TRACE + "-b7ad6b7169203331-01", "--json");

        assertThat(outcome.json().path("trace_id").asString()).isEqualTo(TRACE);
        assertThat(outcome.json().at("/agents/0/spans/0/tool").asString()).isEqualTo("greet");
        assertThat(outcome.json().path("silent").isEmpty()).isTrue();
    }

    @Test
    void a_trace_that_nobody_knows_is_a_failure_that_says_why_it_may_be() {
        peer.offering("greeter-1", "greeting").tracing(TRACE, "{\"agent_id\": \"greeter-1\", \"spans\": []}");

        Outcome outcome = trace("trace", TRACE);

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("meshctl: no agent knows the trace " + TRACE + ": agents keep their last");
        assertThat(trace("trace", TRACE, "--json").exit()).isEqualTo(1);
    }

    @Test
    void the_timeout_bounds_the_wait_for_an_agent() {
        peer.with("{\"id\": \"slow-1\", \"status\": \"healthy\", \"endpoint\": \"$URL/silent/mcp\"}");

        assertThat(trace("trace", TRACE, "--timeout", "500ms").err())
                .contains("slow-1 told nothing: no answer within 500 ms");
    }
}

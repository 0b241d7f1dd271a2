package dev.mesh4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.trace.TraceReply;
import dev.mesh4j.protocol.trace.TraceSpan;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.RunningAgent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What two agents keep in memory of the calls between them. */
@Timeout(60)
class RecentTraceTest {

    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";
    private static final String IN_TRACE = "{'traceparent':'00-" + TRACE_ID + "-" + PARENT + "-01'}";

    private final HopAgents agents = new HopAgents();

    @AfterEach
    void stop() {
        agents.close();
    }

    private static HttpResponse<String> get(RunningAgent agent, String traceId) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + agent.port() + "/traces/" + traceId);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static List<TraceSpan> spans(RunningAgent agent, String traceId) throws Exception {
        TraceReply reply = Json.mapper().readValue(get(agent, traceId).body(), TraceReply.class);
        assertThat(reply.agentId()).isEqualTo(agent.id());
        return Objects.requireNonNull(reply.spans());
    }

    @Test
    void the_spans_of_both_sides_hang_together_without_a_collector() throws Exception {
        RunningAgent back = agents.start(new HopAgents.Looker(), AgentConfig.builder());
        RunningAgent front = agents.start(new HopAgents.Front(), AgentConfig.builder());

        HopAgents.Seen seen = agents.relay(front, Map.of(), IN_TRACE);

        List<TraceSpan> ofFront = spans(front, TRACE_ID);
        List<TraceSpan> ofBack = spans(back, TRACE_ID);
        assertThat(ofFront).extracting(TraceSpan::side).containsExactly("client", "server");
        TraceSpan made = ofFront.getFirst();
        TraceSpan served = ofFront.getLast();
        TraceSpan last = ofBack.getFirst();
        assertThat(served.parentId()).isEqualTo(PARENT);
        assertThat(made.parentId()).isEqualTo(served.spanId());
        assertThat(last.parentId()).isEqualTo(made.spanId());
        assertThat(List.of(made.capability(), made.provider(), made.tool())).containsExactly("look", back.id(), "look");
        assertThat(List.of(made.outcome(), served.outcome(), last.outcome())).containsOnly("ok");
        assertThat(seen.traceparent()).isEqualTo("00-" + TRACE_ID + "-" + last.spanId() + "-01");
        assertThat(served.durationMicros()).isGreaterThanOrEqualTo(made.durationMicros());
    }

    @Test
    void a_call_outside_of_a_trace_begins_none() throws Exception {
        agents.start(new HopAgents.Looker(), AgentConfig.builder());
        RunningAgent front = agents.start(new HopAgents.Front(), AgentConfig.builder());

        assertThat(agents.relay(front, Map.of(), "{}").traceparent()).isEmpty();
    }

    @Test
    void a_failure_is_kept_by_its_kind() throws Exception {
        RunningAgent back = agents.start(new HopAgents.Looker(), AgentConfig.builder());

        agents.call(back, "fail", Map.of(), IN_TRACE);

        assertThat(spans(back, TRACE_ID)).extracting(TraceSpan::outcome).containsExactly("tool_error");
    }

    @Test
    void as_many_spans_are_kept_as_configured() throws Exception {
        RunningAgent back =
                agents.start(new HopAgents.Looker(), AgentConfig.builder().traceBuffer(2));

        for (int i = 0; i < 4; i++) {
            agents.call(back, i < 3 ? "look" : "fail", Map.of(), IN_TRACE);
        }

        assertThat(spans(back, TRACE_ID)).extracting(TraceSpan::tool).containsExactly("look", "fail");
    }

    @Test
    void an_agent_that_keeps_none_passes_the_trace_on_and_says_so() throws Exception {
        RunningAgent back = agents.start(new HopAgents.Looker(), AgentConfig.builder());
        RunningAgent front =
                agents.start(new HopAgents.Front(), AgentConfig.builder().traceBuffer(0));

        agents.relay(front, Map.of(), IN_TRACE);

        assertThat(get(front, TRACE_ID).statusCode()).isEqualTo(404);
        assertThat(get(front, TRACE_ID).body()).contains("trace-buffer: 0");
        assertThat(spans(back, TRACE_ID)).extracting(TraceSpan::parentId).containsExactly(PARENT);
    }
}

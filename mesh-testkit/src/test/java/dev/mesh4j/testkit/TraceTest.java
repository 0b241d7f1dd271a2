package dev.mesh4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.RunningAgent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Spans that two agents write of the calls between them. */
@Timeout(60)
class TraceTest {

    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    private final HopAgents agents = new HopAgents();
    private Collector collector;
    private RunningAgent front;
    private RunningAgent back;

    @BeforeEach
    void start() throws Exception {
        collector = new Collector();
        back = agents.start(new HopAgents.Looker(), AgentConfig.builder().otlpEndpoint(collector.url()));
        front = agents.start(new HopAgents.Front(), AgentConfig.builder().otlpEndpoint(collector.url() + "/"));
    }

    @AfterEach
    void stop() {
        agents.close();
        collector.close();
    }

    private List<Collector.Span> spans(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> collector.spans.size() >= count);
        return collector.spans;
    }

    private static Collector.Span only(List<Collector.Span> spans, String service, int kind) {
        List<Collector.Span> found = spans.stream()
                .filter(span -> span.service().equals(service) && span.kind() == kind)
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void the_spans_of_both_agents_hang_together() {
        HopAgents.Seen seen = agents.relay(
                front,
                Map.of("Mesh-Correlation-Id", "order:17"),
                "{'traceparent':'00-" + TRACE_ID + "-" + PARENT + "-01','tracestate':'k=v'}");

        List<Collector.Span> spans = spans(3);
        Collector.Span served = only(spans, "front", 2);
        Collector.Span made = only(spans, "front", 3);
        Collector.Span last = only(spans, "back", 2);

        assertThat(List.of(served.name(), made.name(), last.name()))
                .containsExactly("tools/call relay", "tools/call look", "tools/call look");
        assertThat(List.of(served.traceId(), made.traceId(), last.traceId())).containsOnly(TRACE_ID);
        assertThat(served.parent()).isEqualTo(PARENT);
        assertThat(made.parent()).isEqualTo(served.id());
        assertThat(last.parent()).isEqualTo(made.id());
        assertThat(seen.traceparent()).isEqualTo("00-" + TRACE_ID + "-" + last.id() + "-01");
        assertThat(served.attributes())
                .containsEntry("mcp.method.name", "tools/call")
                .containsEntry("gen_ai.tool.name", "relay")
                .containsEntry("gen_ai.operation.name", "execute_tool")
                .containsEntry("mcp.protocol.version", "2026-07-28")
                .containsEntry("network.transport", "tcp")
                .containsEntry("mesh.correlation_id", "order:17");
        assertThat(made.attributes())
                .containsEntry("server.address", "127.0.0.1")
                .containsEntry("server.port", Integer.toString(back.port()))
                .containsEntry("mesh.capability", "look");
        assertThat(last.attributes()).containsEntry("mesh.caller", "front/" + front.id());
        assertThat(List.of(served.status(), made.status(), last.status())).containsOnly(0L);
    }

    @Test
    void a_call_without_a_trace_begins_one() {
        HopAgents.Seen seen = agents.relay(front, Map.of(), "{}");

        Collector.Span served = only(spans(3), "front", 2);
        assertThat(served.parent()).isEmpty();
        assertThat(seen.traceparent()).startsWith("00-" + served.traceId() + "-");
    }

    @Test
    void a_failure_is_told_by_its_kind() {
        agents.call(back, "fail", Map.of(), "{}");

        Collector.Span failed = only(spans(1), "back", 2);
        assertThat(failed.status()).isEqualTo(2);
        assertThat(failed.attributes()).containsEntry("error.type", "tool_error");
    }

    @Test
    void what_the_caller_does_not_sample_is_not_written() {
        agents.relay(front, Map.of("traceparent", "00-" + TRACE_ID + "-" + PARENT + "-00"), "{}");
        agents.call(back, "fail", Map.of(), "{}");

        assertThat(spans(1)).allMatch(span -> span.name().equals("tools/call fail"));
    }
}

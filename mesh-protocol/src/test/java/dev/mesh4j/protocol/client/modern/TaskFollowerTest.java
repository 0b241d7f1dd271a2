package dev.mesh4j.protocol.client.modern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.EraChoice;
import dev.mesh4j.protocol.client.McpConnection;
import dev.mesh4j.protocol.client.McpPeer;
import dev.mesh4j.protocol.client.McpPeer.Out;
import dev.mesh4j.protocol.client.McpPeer.Received;
import dev.mesh4j.protocol.client.ToolOutcome;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.input.InputHandlers;
import dev.mesh4j.protocol.mcp.ElicitResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class TaskFollowerTest {

    private static final String RESULT = ",\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}";
    private static final String ASKS = ",\"inputRequests\":{\"ok\":{\"method\":\"elicitation/create\","
            + "\"params\":{\"message\":\"sure?\",\"requestedSchema\":{}}}}";

    private final AtomicInteger polls = new AtomicInteger();

    @Test
    void a_task_is_followed_to_its_result() {
        assertThat(follow(List.of("working", "completed" + RESULT))).isEqualTo("done");
    }

    @Test
    void what_a_task_asks_is_answered_once() {
        try (McpPeer peer = peer(List.of("input_required" + ASKS, "input_required" + ASKS, "completed" + RESULT));
                McpConnection connection = connection(peer)) {
            connection.callTool("t", object(), options());

            assertThat(peer.methods())
                    .containsExactly("tools/call", "tasks/get", "tasks/update", "tasks/get", "tasks/get");
            assertThat(peer.last("tasks/update").params().get("inputResponses"))
                    .isEqualTo(Json.mapper().readTree("{\"ok\":{\"action\":\"accept\",\"content\":{\"sure\":true}}}"));
            assertThat(peer.received())
                    .allSatisfy(r -> assertThat(r.params()
                                    .at("/_meta/io.modelcontextprotocol~1clientCapabilities/extensions")
                                    .has("io.modelcontextprotocol/tasks"))
                            .isTrue());
            assertThat(peer.last("tasks/get").headers()).containsEntry("Mcp-Name", "t1");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    failed,"error":{"code":-32603,"message":"broke"}; error -32603: task t1 is FAILED: broke
                    cancelled,"statusMessage":"by you"; task t1 is CANCELLED: by you
                    """)
    void a_task_without_a_result_is_a_refusal(String state, String message) {
        assertThatThrownBy(() -> follow(List.of(state)))
                .isInstanceOf(CallException.Refused.class)
                .hasMessageContaining(message);
    }

    @Test
    void the_extension_is_declared_only_when_asked_for() {
        try (McpPeer peer = peer(List.of());
                McpConnection connection = connection(peer)) {
            assertThatThrownBy(() -> connection.callTool("t", object())).isInstanceOf(CallException.Refused.class);

            assertThat(peer.received().getFirst().params().toString()).doesNotContain("io.modelcontextprotocol/tasks");
        }
    }

    @Test
    void a_task_may_be_left_to_itself() {
        try (McpPeer peer = peer(List.of());
                McpConnection connection = connection(peer)) {
            assertThat(connection.startTool("t", object()))
                    .isInstanceOfSatisfying(
                            ToolOutcome.Started.class,
                            started -> assertThat(started.task().taskId()).isEqualTo("t1"));
        }
    }

    private String follow(List<String> states) {
        try (McpPeer peer = peer(states);
                McpConnection connection = connection(peer)) {
            return connection.callTool("t", object(), options()).text();
        }
    }

    private McpPeer peer(List<String> states) {
        return new McpPeer((r, out) -> serve(states, r, out));
    }

    private void serve(List<String> states, Received request, Out out) throws IOException {
        switch (request.method()) {
            case "tools/call" -> out.result(task("task", "working"));
            case "tasks/get" -> out.result(task("complete", states.get(polls.getAndIncrement())));
            default -> out.result("{\"resultType\":\"complete\"}");
        }
    }

    /** @param state the status, then more members */
    private static String task(String type, String state) {
        int comma = state.indexOf(',');
        String status = comma < 0 ? state : state.substring(0, comma);
        String more = comma < 0 ? "" : state.substring(comma);
        return "{\"resultType\":\"" + type + "\",\"taskId\":\"t1\",\"status\":\"" + status
                + "\",\"createdAt\":\"2026-07-28T10:00:00Z\",\"lastUpdatedAt\":\"2026-07-28T10:00:00Z\","
                + "\"ttlMs\":null,\"pollIntervalMs\":1" + more + "}";
    }

    private static CallOptions options() {
        return CallOptions.within(Duration.ofSeconds(20)).withTasks();
    }

    private static McpConnection connection(McpPeer peer) {
        return McpConnection.to(peer.url())
                .era(EraChoice.MODERN)
                .handlers(InputHandlers.NONE.withForm(form -> ElicitResult.accept(object().put("sure", true))))
                .open();
    }

    private static ObjectNode object() {
        return Json.mapper().createObjectNode();
    }
}

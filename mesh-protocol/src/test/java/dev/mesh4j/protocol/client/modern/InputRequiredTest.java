package dev.mesh4j.protocol.client.modern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.EraChoice;
import dev.mesh4j.protocol.client.McpConnection;
import dev.mesh4j.protocol.client.McpPeer;
import dev.mesh4j.protocol.client.input.InputHandlers;
import dev.mesh4j.protocol.mcp.CreateMessageResult;
import dev.mesh4j.protocol.mcp.ElicitResult;
import dev.mesh4j.protocol.mcp.Root;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class InputRequiredTest {

    private static final String DONE =
            "{\"resultType\":\"complete\",\"content\":[{\"type\":\"text\",\"text\":\"ok\"}]}";
    private static final String STATE = " a \\u00e4 {\\\"x\\\":1}==";
    private static final String THREE_KINDS = """
            {"resultType":"input_required","requestState":"%s","inputRequests":{
              "who":{"method":"elicitation/create","params":{"message":"who?","requestedSchema":{"type":"object"}}},
              "model":{"method":"sampling/createMessage","params":{"messages":[],"maxTokens":5}},
              "where":{"method":"roots/list"}}}""".formatted(STATE);

    private static final InputHandlers HANDLERS = InputHandlers.NONE
            .withForm(form -> ElicitResult.accept(object().put("name", form.message())))
            .withSampling(params -> CreateMessageResult.text("m", "said"))
            .withRoots(() -> List.of(new Root("file:///a", "a")));

    @Test
    void every_kind_is_answered_under_its_key_and_the_state_comes_back_as_it_was() {
        try (McpPeer peer = new McpPeer((r, out) -> out.result(isRetry(r.params()) ? DONE : THREE_KINDS));
                McpConnection connection = connection(peer, HANDLERS)) {
            assertThat(connection.callTool("t", object().put("a", 1)).text()).isEqualTo("ok");

            JsonNode first = peer.received().get(0).json();
            JsonNode retry = peer.received().get(1).json();
            assertThat(retry.get("id")).isNotEqualTo(first.get("id"));
            assertThat(retry.get("params").get("requestState").stringValue()).isEqualTo(" a \u00e4 {\"x\":1}==");
            assertThat(retry.get("params").get("arguments"))
                    .isEqualTo(first.get("params").get("arguments"));
            assertThat(retry.get("params").get("inputResponses"))
                    .isEqualTo(Json.mapper().readTree("""
                    {"who":{"action":"accept","content":{"name":"who?"}},
                     "model":{"role":"assistant","content":{"type":"text","text":"said"},"model":"m","stopReason":"endTurn"},
                     "where":{"roots":[{"uri":"file:///a","name":"a"}]}}
                    """));
        }
    }

    @Test
    void a_state_that_was_not_given_is_not_made_up_and_goes_into_no_other_request() {
        String asks = "{\"resultType\":\"input_required\",\"inputRequests\":{\"w\":{\"method\":\"roots/list\"}}}";
        try (McpPeer peer = new McpPeer((r, out) -> out.result(isRetry(r.params()) ? DONE : asks));
                McpConnection connection = connection(peer, HANDLERS)) {
            connection.callTool("t", object());
            connection.callTool("t", object());

            assertThat(peer.received().get(1).params().has("requestState")).isFalse();
            assertThat(peer.received().get(2).params().has("inputResponses")).isFalse();
        }
    }

    @Test
    void capabilities_are_those_of_the_handlers() {
        try (McpPeer peer = new McpPeer((r, out) -> out.result(DONE));
                McpConnection all = connection(peer, HANDLERS);
                McpConnection none = connection(peer, InputHandlers.NONE)) {
            all.callTool("t", object());
            none.callTool("t", object());

            String key = "io.modelcontextprotocol/clientCapabilities";
            assertThat(peer.received().get(0).params().get("_meta").get(key).propertyNames())
                    .containsExactlyInAnyOrder("elicitation", "sampling", "roots");
            assertThat(peer.received().get(1).params().get("_meta").get(key)).isEmpty();
        }
    }

    @Test
    void a_server_that_asks_for_ever_is_left() {
        String asks = "{\"resultType\":\"input_required\",\"requestState\":\"s\"}";
        try (McpPeer peer = new McpPeer((r, out) -> out.result(asks));
                McpConnection connection = connection(peer, HANDLERS)) {
            assertThatThrownBy(() -> connection.callTool("t", object()))
                    .isInstanceOf(CallException.Refused.class)
                    .hasMessageContaining("after 10 rounds");
            assertThat(peer.received()).hasSize(11);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resultType\":\"input_required\"}",
                "{\"resultType\":\"input_required\",\"inputRequests\":{\"w\":{\"method\":\"roots/list\"}}}",
                "{\"resultType\":\"input_required\",\"inputRequests\":{\"w\":{\"method\":\"shell/run\"}}}",
                "{\"resultType\":\"task\",\"taskId\":\"t\"}",
                "{\"resultType\":\"mystery\"}",
            })
    void what_was_not_declared_is_refused(String result) {
        try (McpPeer peer = new McpPeer((r, out) -> out.result(result));
                McpConnection connection = connection(peer, InputHandlers.NONE)) {
            assertThatThrownBy(() -> connection.callTool("t", object())).isInstanceOf(CallException.Refused.class);
            assertThat(peer.received()).hasSize(1);
        }
    }

    @Test
    void prompts_and_resources_ask_as_tools_do_and_their_retries_are_not_cached() {
        String asks = "{\"resultType\":\"input_required\",\"inputRequests\":{\"w\":{\"method\":\"roots/list\"}}}";
        String done =
                "{\"resultType\":\"complete\",\"contents\":[],\"messages\":[],\"ttlMs\":60000,\"cacheScope\":\"public\"}";
        try (McpPeer peer = new McpPeer((r, out) -> out.result(isRetry(r.params()) ? done : asks));
                McpConnection connection = connection(peer, HANDLERS)) {
            connection.getPrompt("p", Map.of());
            connection.readResource("r://1");
            connection.readResource("r://1");

            assertThat(peer.methods())
                    .containsExactly(
                            "prompts/get",
                            "prompts/get",
                            "resources/read",
                            "resources/read",
                            "resources/read",
                            "resources/read");
        }
    }

    private static boolean isRetry(JsonNode params) {
        return params.has("inputResponses");
    }

    private static McpConnection connection(McpPeer peer, InputHandlers handlers) {
        return McpConnection.to(peer.url())
                .era(EraChoice.MODERN)
                .handlers(handlers)
                .open();
    }

    private static ObjectNode object() {
        return Json.mapper().createObjectNode();
    }
}

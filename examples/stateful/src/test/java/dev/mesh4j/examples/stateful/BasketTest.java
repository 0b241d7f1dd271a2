package dev.mesh4j.examples.stateful;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.McpConnection;
import dev.mesh4j.runtime.RunningAgent;
import dev.mesh4j.testkit.TestMesh;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class BasketTest {

    @Test
    void each_session_has_a_basket_of_its_own() {
        try (TestMesh mesh = TestMesh.start();
                McpConnection basket = connection(mesh.agent(new Basket()))) {
            basket.callTool("add", add("ada", "tea", 2));
            basket.callTool("add", add("bob", "rum", 1));

            assertThat(basket.callTool("add", add("ada", "tea", 1)).text()).isEqualTo("{\"tea\":3}");
            assertThat(basket.callTool("show", session("bob")).text()).isEqualTo("{\"rum\":1}");
        }
    }

    @Test
    void a_call_without_a_session_is_refused() {
        try (TestMesh mesh = TestMesh.start();
                McpConnection basket = connection(mesh.agent(new Basket()))) {
            assertThatThrownBy(() -> basket.callTool("show", Json.mapper().createObjectNode()))
                    .hasMessageContaining("tool 'show' is called within a session only");
        }
    }

    private static McpConnection connection(RunningAgent agent) {
        return McpConnection.to("http://127.0.0.1:" + agent.port() + "/mcp").open();
    }

    private static ObjectNode add(String session, String article, int count) {
        return session(session).put("article", article).put("count", count);
    }

    private static ObjectNode session(String id) {
        return Json.mapper().createObjectNode().put("session_id", id);
    }
}

package dev.mesh4j.acceptance.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.Tool;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Agents call servers that this project did not write. */
@Timeout(180)
class ForeignServerTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static NodePackages packages;

    @BeforeAll
    static void install() throws Exception {
        packages = NodePackages.install();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "http-modern"})
    void an_agent_lists_and_calls_the_tools_of_a_typescript_server(String how) throws Exception {
        try (ForeignServer server = ForeignServer.typeScript(packages, how);
                HttpTransport http = new HttpTransport()) {
            McpClient client = new McpClient(http, new Implementation("acceptance", "1"));
            McpEndpoint endpoint = McpEndpoint.ofAgent(server.base());

            assertThat(client.listTools(endpoint, TIMEOUT).tools())
                    .extracting(Tool::name)
                    .contains("add", "count", "ask_name");
            ObjectNode numbers = Json.mapper().createObjectNode().put("a", 2).put("b", 3);
            CallToolResult sum = client.callTool(endpoint, "add", numbers, TIMEOUT);
            assertThat(sum.structuredContent()).hasToString("{\"sum\":5}");
            assertThat(client.callTool(endpoint, "fail", Json.mapper().createObjectNode(), TIMEOUT)
                            .isError())
                    .isTrue();
        }
    }

    @Test
    void a_server_is_gone_after_its_test() throws Exception {
        ForeignServer server = ForeignServer.everything(packages);

        server.close();

        assertThat(server.alive()).isFalse();
    }
}

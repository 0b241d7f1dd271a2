package dev.mesh4j.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpPeer.Answer;
import dev.mesh4j.protocol.client.HttpPeer.Received;
import dev.mesh4j.protocol.client.dialect.RequestIds;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class McpClientTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String HELLO =
            "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"hello\"}]}}";

    private final HttpTransport http = new HttpTransport();
    private final McpClient client =
            new McpClient(http, new Implementation("tester", "1.2.3"), new RequestIds()::next, null);

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void the_callers_headers_and_meta_travel_but_replace_nothing_of_the_protocol() {
        try (HttpPeer peer = new HttpPeer(McpClientTest::hello)) {
            ObjectNode meta = Json.mapper().createObjectNode().put("traceparent", "00-1-2-03");
            Map<String, String> headers = Map.of("Mesh-Timeout", "20", "Mcp-Method", "forged", "Accept", "forged");
            client.callTool(
                    McpEndpoint.ofAgent(peer.url()),
                    new ToolCall("t", Json.mapper().createObjectNode(), headers, meta, TIMEOUT));

            Received request = peer.received().getFirst();
            assertThat(request.headers()).containsEntry("Mesh-Timeout", "20").containsEntry("Mcp-Method", "tools/call");
            assertThat(request.headers().get("Accept")).doesNotContain("forged");
            assertThat(request.json().at("/params/_meta/traceparent").asString())
                    .isEqualTo("00-1-2-03");
            assertThat(request.json().at("/params/_meta").propertyNames()).hasSize(4);
        }
    }

    @Test
    void ids_of_two_clients_differ() {
        try (HttpPeer peer = new HttpPeer(McpClientTest::hello)) {
            for (int i = 0; i < 2; i++) {
                McpClient other = new McpClient(http, new Implementation("tester", "1"));
                other.callTool(
                        McpEndpoint.ofAgent(peer.url()), "t", Json.mapper().createObjectNode(), TIMEOUT);
            }

            assertThat(peer.received().stream().map(r -> r.json().get("id")).distinct())
                    .hasSize(2);
        }
    }

    @Test
    void a_modern_call_carries_exactly_its_headers_and_envelope() {
        try (HttpPeer peer = new HttpPeer(McpClientTest::hello)) {
            call(McpEndpoint.ofAgent(peer.url()), "get time");

            Received request = peer.received().getFirst();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/mcp");
            assertThat(request.headers().keySet())
                    .containsExactlyInAnyOrder(
                            "Accept",
                            "Accept-Encoding",
                            "Content-Length",
                            "Content-Type",
                            "Host",
                            "MCP-Protocol-Version",
                            "Mcp-Method",
                            "Mcp-Name");
            assertThat(request.headers())
                    .containsEntry("Accept", "application/json, text/event-stream")
                    .containsEntry("Content-Type", "application/json")
                    .containsEntry("MCP-Protocol-Version", "2026-07-28")
                    .containsEntry("Mcp-Method", "tools/call")
                    .containsEntry("Mcp-Name", "get time");
            assertThat(request.json()).isEqualTo(Json.mapper().readTree("""
                                            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"_meta":{
                                              "io.modelcontextprotocol/protocolVersion":"2026-07-28",
                                              "io.modelcontextprotocol/clientInfo":{"name":"tester","version":"1.2.3"},
                                              "io.modelcontextprotocol/clientCapabilities":{}},
                                             "name":"get time","arguments":{"zone":"UTC"}}}
                                            """));
        }
    }

    @Test
    void a_tool_name_that_is_no_header_travels_as_base64() {
        try (HttpPeer peer = new HttpPeer(McpClientTest::hello)) {
            call(McpEndpoint.at(peer.url()), "zeit ü");

            assertThat(peer.received().getFirst().headers()).containsEntry("Mcp-Name", "=?base64?emVpdCDDvA==?=");
        }
    }

    @Test
    void a_list_call_has_no_name_header_and_ids_differ() {
        try (HttpPeer peer = new HttpPeer(request -> Answer.json(
                200,
                "{\"jsonrpc\":\"2.0\",\"id\":" + request.json().get("id")
                        + ",\"result\":{\"tools\":[{\"name\":\"a\",\"inputSchema\":{}}]}}"))) {
            McpEndpoint endpoint = McpEndpoint.at(peer.url());

            assertThat(client.listTools(endpoint, TIMEOUT).tools()).hasSize(1);
            client.listTools(endpoint, TIMEOUT);

            assertThat(peer.received().getFirst().headers()).doesNotContainKey("Mcp-Name");
            assertThat(peer.received().stream().map(r -> r.json().get("id")).distinct())
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: %s\n\n",
                ": hello\n\nevent: message\nid: 7\ndata: %s\n\n",
                "data:\n\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{}}\n\ndata: %s\n\n",
                "data: {\"jsonrpc\":\"2.0\",\"id\":99,\"result\":{\"content\":[]}}\r\n\r\ndata: %s\r\n\r\n",
                "data: {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n\ndata: %s\n\n",
            })
    void an_answer_is_found_in_an_event_stream(String stream) {
        String body = stream.replace("%s", HELLO.formatted(1));
        try (HttpPeer peer = new HttpPeer(r -> Answer.of(200, "text/event-stream;charset=utf-8", body))) {
            assertThat(call(McpEndpoint.at(peer.url()), "a").text()).isEqualTo("hello");
        }
    }

    @Test
    void an_event_stream_without_the_answer_is_lost() {
        try (HttpPeer peer = new HttpPeer(r -> Answer.of(200, "text/event-stream", ": bye\n\n"))) {
            assertThatThrownBy(() -> call(McpEndpoint.at(peer.url()), "a"))
                    .isInstanceOf(CallException.Lost.class)
                    .hasMessageContaining("the event stream ended without the answer");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    400; ''
                    400; not json
                    400; {"error":"unknown header"}
                    400; {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"no session"}}
                    404; ''
                    404; {"detail":"Not Found"}
                    405; ''
                    406; ''
                    415; ''
                    422; ''
                    """)
    void a_4xx_without_a_modern_error_falls_back_to_legacy_and_is_remembered(int status, String body) {
        try (HttpPeer peer = new HttpPeer(r -> isModern(r) ? Answer.json(status, body) : hello(r))) {
            McpEndpoint endpoint = McpEndpoint.ofAgent(peer.url());

            assertThat(call(endpoint, "a").text()).isEqualTo("hello");
            assertThat(call(endpoint, "a").text()).isEqualTo("hello");

            assertThat(peer.received().stream().map(McpClientTest::isModern)).containsExactly(true, false, false);
            Received legacy = peer.received().getLast();
            assertThat(legacy.headers()).doesNotContainKeys("Mcp-Method", "Mcp-Name", "MCP-Protocol-Version");
            assertThat(legacy.json().get("params").has("_meta")).isFalse();
            assertThat(legacy.json().get("params").get("name").stringValue()).isEqualTo("a");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    401; ''
                    403; ''
                    403; {"jsonrpc":"2.0","id":null,"error":{"code":-32000,"message":"forbidden"}}
                    500; ''
                    502; bad gateway
                    503; ''
                    302; ''
                    204; ''
                    200; not json
                    200; [1]
                    400; {"jsonrpc":"2.0","id":1,"error":{"code":-32020,"message":"header"}}
                    400; {"jsonrpc":"2.0","id":1,"error":{"code":-32021,"message":"capability"}}
                    400; {"jsonrpc":"2.0","id":1,"error":{"code":-32022,"message":"version"}}
                    404; {"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"method"}}
                    200; {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"unknown tool"}}
                    """)
    void other_answers_are_refusals_and_no_evidence_of_an_era(int status, String body) {
        try (HttpPeer peer = new HttpPeer(r -> Answer.json(status, body))) {
            McpEndpoint endpoint = McpEndpoint.at(peer.url());
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> call(endpoint, "a"))
                        .isInstanceOfSatisfying(
                                CallException.Refused.class,
                                e -> assertThat(e.status()).isEqualTo(status));
            }
            assertThat(peer.received())
                    .allMatch(McpClientTest::isModern)
                    .filteredOn(r -> r.headers().get("Mcp-Method").equals("tools/call"))
                    .hasSize(2);
        }
    }

    @Test
    void a_json_rpc_error_reaches_the_caller_with_its_code_and_words() {
        String error = "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32602,\"message\":\"Unknown tool: x\"}}";
        try (HttpPeer peer = new HttpPeer(r -> Answer.json(200, error))) {
            CallException.Refused refused =
                    catchThrowableOfType(CallException.Refused.class, () -> call(McpEndpoint.at(peer.url()), "x"));

            assertThat(refused).hasMessage(peer.url() + " answered error -32602: Unknown tool: x");
            assertThat(refused.error().code()).isEqualTo(-32602);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "[]",
                "{\"content\":7}",
                "{\"content\":[{\"type\":\"hologram\"}]}",
                "{\"content\":[null]}",
                "{\"resultType\":\"input_required\",\"inputRequests\":{}}",
                "{\"resultType\":\"task\",\"task\":{}}",
            })
    void a_result_that_is_none_is_a_refusal(String result) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}";
        try (HttpPeer peer = new HttpPeer(r -> Answer.json(200, body))) {
            assertThatThrownBy(() -> call(McpEndpoint.at(peer.url()), "a")).isInstanceOf(CallException.Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"id\":1,\"result\":{}}", "{\"jsonrpc\":\"2.0\",\"id\":1}"})
    void an_event_that_is_no_message_is_a_refusal(String event) {
        try (HttpPeer peer = new HttpPeer(r -> Answer.of(200, "text/event-stream", "data: " + event + "\n\n"))) {
            assertThatThrownBy(() -> call(McpEndpoint.at(peer.url()), "a")).isInstanceOf(CallException.Refused.class);
        }
    }

    @Test
    void a_tool_that_failed_is_a_result() {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"resultType\":\"complete\",\"isError\":true,"
                + "\"content\":[{\"type\":\"text\",\"text\":\"no such city\"}]}}";
        try (HttpPeer peer = new HttpPeer(r -> Answer.json(200, body))) {
            CallToolResult result = call(McpEndpoint.at(peer.url()), "a");

            assertThat(result.failed()).isTrue();
            assertThat(result.text()).isEqualTo("no such city");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/event-stream"})
    void an_answer_over_the_limit_is_not_collected(String type) {
        String body = "data: \"" + "x".repeat(17 * 1024 * 1024) + "\"\n\n";
        try (HttpPeer peer = new HttpPeer(r -> Answer.of(200, type, body))) {
            assertThatThrownBy(() -> call(McpEndpoint.at(peer.url()), "a"))
                    .isInstanceOf(CallException.Lost.class)
                    .hasMessageContaining("of more than 16777216");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://a:1, http://a:1/mcp",
        "http://a:1/, http://a:1/mcp",
        "http://a:1/base, http://a:1/base/mcp",
    })
    void an_agents_endpoint_is_mcp_under_its_base_url(String base, String url) {
        assertThat(McpEndpoint.ofAgent(base).url()).isEqualTo(url);
    }

    private CallToolResult call(McpEndpoint endpoint, String tool) {
        return client.callTool(endpoint, tool, Json.mapper().createObjectNode().put("zone", "UTC"), TIMEOUT);
    }

    private static boolean isModern(Received request) {
        return request.headers().containsKey("Mcp-Method");
    }

    private static Answer hello(Received request) {
        return Answer.json(200, HELLO.formatted(request.json().get("id")));
    }
}

package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Revisions 2025-03-26 to 2025-11-25 on the same endpoint. */
class LegacyEraTest {

    private static McpEndpoint endpoint;

    @BeforeAll
    static void start() {
        endpoint = new McpEndpoint();
    }

    @AfterAll
    static void stop() {
        endpoint.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2025-11-25, 2025-11-25",
        "2025-06-18, 2025-06-18",
        "2025-03-26, 2025-03-26",
        "2024-11-05, 2025-11-25",
        "2026-07-28, 2025-11-25",
        "nonsense, 2025-11-25",
        "'', 2025-11-25"
    })
    void initialize_negotiates_a_revision(String asked, String agreed) {
        Reply reply = endpoint.post(request(
                "1",
                "initialize",
                "\"protocolVersion\":\"" + asked
                        + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"c\",\"version\":\"1\"}"));

        assertThat(reply.outcome()).isEqualTo("200 0");
        assertThat(reply.result().path("protocolVersion").asString()).isEqualTo(agreed);
        assertThat(reply.result().at("/serverInfo/name").asString()).isEqualTo("greeter");
        assertThat(reply.result().at("/capabilities/tools").isObject()).isTrue();
        assertThat(reply.result().path("instructions").asString()).isEqualTo("Greets.");
        assertThat(reply.result().has("resultType")).isFalse();
        assertThat(reply.result().has("_meta")).isFalse();
        assertThat(reply.headers().firstValue("Mcp-Session-Id"))
                .get()
                .asString()
                .matches("[!-~]{32,}");
    }

    @Test
    void initialize_without_a_revision_is_refused_in_band() {
        assertThat(endpoint.post(request("1", "initialize", "")).outcome()).isEqualTo("200 -32602");
    }

    @Test
    void initialize_that_claims_the_stateless_era_is_unknown_there() {
        ModernCall initialize = ModernCall.of("initialize").params("\"protocolVersion\":\"2025-11-25\"");

        assertThat(endpoint.send(initialize).outcome()).isEqualTo("404 -32601");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2025-06-18", "2025-03-26", " 2025-11-25 ", ""})
    void a_call_needs_no_handshake(String header) {
        Reply reply = endpoint.post(
                request("1", "tools/call", "\"name\":\"greet\",\"arguments\":{\"name\":\"Ada\"}"),
                Map.of("MCP-Protocol-Version", header));

        assertThat(reply.outcome()).isEqualTo("200 0");
        assertThat(reply.result().at("/content/0/text").asString()).isEqualTo("Hello Ada");
        assertThat(reply.result().at("/structuredContent/greeting").asString()).isEqualTo("Hello Ada");
        assertThat(reply.result().has("resultType")).isFalse();
    }

    @Test
    void ping_is_answered_with_nothing() {
        Reply reply = endpoint.post("{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"method\":\"ping\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"result\":{}}");
    }

    @Test
    void list_has_nothing_of_the_stateless_era() {
        JsonNode result = endpoint.post(request("1", "tools/list", "")).result();

        assertThat(result.propertyNames()).containsExactly("tools");
        assertThat(result.path("tools")).hasSize(6);
    }

    @Test
    void list_hides_output_schemas_that_are_no_object() {
        JsonNode tools = endpoint.post(request("1", "tools/list", "")).result().path("tools");

        assertThat(tools.path(0).at("/outputSchema/type").asString()).isEqualTo("object");
        assertThat(tools.path(1).path("name").asString()).isEqualTo("count");
        assertThat(tools.path(1).has("outputSchema")).isFalse();
        assertThat(tools.path(1).path("description").asString()).isEqualTo("Does count");
    }

    @Test
    void structured_content_that_is_no_object_is_left_to_the_text() {
        Reply reply = endpoint.post(request("1", "tools/call", "\"name\":\"count\""));

        assertThat(reply.result().has("structuredContent")).isFalse();
        assertThat(reply.result().at("/content/0/text").asString()).isEqualTo("1 2 3");
        assertThat(reply.result().at("/_meta/dev.example~1tool").asInt()).isEqualTo(7);
    }

    @Test
    void a_tool_that_fails_is_a_result() {
        Reply reply = endpoint.post(request("1", "tools/call", "\"name\":\"fail\""));

        assertThat(reply.outcome()).isEqualTo("200 0");
        assertThat(reply.result().path("isError").asBoolean()).isTrue();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no/such | | 200 -32601",
                "server/discover | | 200 -32601",
                "resources/list | | 200 -32601",
                "tools/list | \"cursor\":\"page2\" | 200 -32602",
                "tools/call | | 200 -32602",
                "tools/call | \"name\":\"nobody\" | 200 -32602",
                "tools/call | \"name\":\"greet\",\"arguments\":\"Ada\" | 200 -32602",
                "tools/call | \"name\":\"explode\" | 200 -32603",
                "tools/call | \"name\":\"overflow\" | 200 -32603"
            })
    void errors_travel_in_band(String method, String params, String outcome) {
        Reply reply = endpoint.post(request("\"e\"", method, params == null ? "" : params));

        assertThat(reply.outcome()).isEqualTo(outcome);
        assertThat(reply.json().path("id").asString()).isEqualTo("e");
        assertThat(reply.text()).doesNotContain(GreetingService.SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "v999.0.0", "nonsense", "2025-11-25, 2025-06-18"})
    void an_unknown_version_header_is_refused(String header) {
        Reply reply = endpoint.post(request("5", "tools/list", ""), Map.of("MCP-Protocol-Version", header));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorCode()).isEqualTo(-32600);
        assertThat(reply.json().path("id").asInt()).isEqualTo(5);
        assertThat(reply.errorMessage()).contains(header).contains("2025-11-25").contains("2026-07-28");
    }

    @Test
    void a_modern_header_without_the_claim_is_never_taken_as_legacy() {
        for (String method : new String[] {"tools/list", "initialize", "ping"}) {
            Reply reply = endpoint.post(request("1", method, ""), Map.of("MCP-Protocol-Version", "2026-07-28"));

            assertThat(reply.outcome()).as(method).isEqualTo("400 -32602");
            assertThat(reply.errorMessage()).contains("io.modelcontextprotocol/protocolVersion");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1794981234567", "\"abc\"", "0", "-1", "\"größe ☃\"", "\"1\""})
    void an_id_comes_back_as_it_was(String id) {
        assertThat(endpoint.post(request(id, "ping", "")).text()).contains("\"id\":" + id + ",");
        assertThat(endpoint.post(request(id, "no/such", "")).text()).contains("\"id\":" + id + ",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notifications/initialized", "notifications/cancelled", "notifications/of/tomorrow"})
    void a_notification_is_accepted_without_a_body(String method) {
        Reply reply = endpoint.post("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\"}");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32603,\"message\":\"x\"}}"
            })
    void a_posted_response_is_refused(String response) {
        assertThat(endpoint.post(response).outcome()).isEqualTo("400 -32600");
    }

    private static String request(String id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"%s\",\"params\":{%s}}".formatted(id, method, params);
    }
}

package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Revision 2026-07-28: what is answered when the envelope is right. */
class ModernEraTest {

    private static McpEndpoint endpoint;

    @BeforeAll
    static void start() {
        endpoint = new McpEndpoint();
    }

    @AfterAll
    static void stop() {
        endpoint.close();
    }

    @Test
    void discover_says_what_the_server_is_and_can() {
        Reply reply = endpoint.send(ModernCall.of("server/discover"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(reply.json()).isEqualTo(json("""
                                {"jsonrpc":"2.0","id":1,"result":{
                                  "resultType":"complete",
                                  "supportedVersions":["2026-07-28"],
                                  "capabilities":{"tools":{"listChanged":true},"logging":{}},
                                  "instructions":"Greets.",
                                  "ttlMs":0,
                                  "cacheScope":"public",
                                  "_meta":{"io.modelcontextprotocol/serverInfo":
                                    {"name":"greeter","version":"1.2.3","description":"Greets."}}}}"""));
    }

    @Test
    void list_names_all_tools_in_the_same_order_with_cache_hints() {
        Reply reply = endpoint.send(ModernCall.of("tools/list"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.result()
                        .path("tools")
                        .valueStream()
                        .map(tool -> tool.path("name").asString()))
                .containsExactly("greet", "count", "grüßen", "fail", "explode", "overflow");
        assertThat(reply.result().path("resultType").asString()).isEqualTo("complete");
        assertThat(reply.result().path("ttlMs").isIntegralNumber()).isTrue();
        assertThat(reply.result().path("cacheScope").asString()).isEqualTo("public");
        assertThat(serverName(reply)).isEqualTo("greeter");
        assertThat(reply.result().has("nextCursor")).isFalse();
        assertThat(endpoint.send(ModernCall.of("tools/list")).text()).isEqualTo(reply.text());
    }

    @Test
    void list_shows_output_schemas_of_any_type() {
        JsonNode count = endpoint.send(ModernCall.of("tools/list")).result().at("/tools/1");

        assertThat(count.at("/outputSchema/type").asString()).isEqualTo("array");
    }

    @Test
    void call_answers_with_content_structure_and_server() {
        Reply reply =
                endpoint.send(ModernCall.tool("greet").params("\"name\":\"greet\",\"arguments\":{\"name\":\"Ada\"}"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.result().path("resultType").asString()).isEqualTo("complete");
        assertThat(reply.result().path("content")).isEqualTo(json("[{\"type\":\"text\",\"text\":\"Hello Ada\"}]"));
        assertThat(reply.result().path("structuredContent")).isEqualTo(json("{\"greeting\":\"Hello Ada\"}"));
        assertThat(reply.result().has("isError")).isFalse();
        assertThat(serverName(reply)).isEqualTo("greeter");
    }

    @Test
    void call_keeps_the_meta_of_the_tool_beside_the_server_info() {
        JsonNode meta = endpoint.send(ModernCall.tool("greet")).result().path("_meta");

        assertThat(meta.path("dev.example/tool").asInt()).isEqualTo(7);
        assertThat(meta.has("io.modelcontextprotocol/serverInfo")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"arguments\":null", ",\"arguments\":{}"})
    void call_without_arguments_has_none(String arguments) {
        Reply reply = endpoint.send(ModernCall.tool("greet").params("\"name\":\"greet\"" + arguments));

        assertThat(reply.result().at("/content/0/text").asString()).isEqualTo("Hello world");
    }

    @Test
    void structured_content_may_be_any_json_value() {
        Reply reply = endpoint.send(ModernCall.tool("count"));

        assertThat(reply.result().path("structuredContent")).isEqualTo(json("[1,2,3]"));
    }

    @Test
    void a_tool_that_fails_is_a_result() {
        Reply reply = endpoint.send(ModernCall.tool("fail"));

        assertThat(reply.outcome()).isEqualTo("200 0");
        assertThat(reply.result().path("isError").asBoolean()).isTrue();
        assertThat(reply.result().path("resultType").asString()).isEqualTo("complete");
        assertThat(serverName(reply)).isEqualTo("greeter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explode", "overflow"})
    void an_unexpected_failure_is_told_without_details(String tool) {
        Reply reply = endpoint.send(ModernCall.tool(tool).id("\"x\""));

        assertThat(reply.outcome()).isEqualTo("200 -32603");
        assertThat(reply.json().path("id").asString()).isEqualTo("x");
        assertThat(reply.text()).doesNotContain(GreetingService.SECRET).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1794981234567", "\"abc\"", "0", "-1", "\"\"", "\"größe ☃\"", "\"1\"", "9007199254740993"})
    void an_id_comes_back_as_it_was(String id) {
        assertThat(endpoint.send(ModernCall.of("server/discover").id(id)).text())
                .contains("\"id\":" + id + ",");
        assertThat(endpoint.send(ModernCall.of("no/such").id(id)).text()).contains("\"id\":" + id + ",");
    }

    @ParameterizedTest
    @CsvSource({"=?base64?Z3LDvMOfZW4=?=, grüßen", "=?base64?Z3JlZXQ=?=, greet", "'greet ', greet"})
    void a_tool_name_in_the_header_is_decoded(String header, String tool) {
        Reply reply = endpoint.send(
                ModernCall.tool("x").params("\"name\":\"" + tool + "\"").header("Mcp-Name", header));

        assertThat(reply.result().at("/content/0/text").asString()).isEqualTo("Hello world");
    }

    @Test
    void header_names_are_case_insensitive() {
        Reply reply = endpoint.send(ModernCall.of("tools/list")
                .header("MCP-Protocol-Version", "")
                .header("mcp-PROTOCOL-version", "2026-07-28"));

        assertThat(reply.outcome()).isEqualTo("200 0");
    }

    @Test
    void no_session_is_made_and_an_old_one_is_ignored() {
        Reply reply = endpoint.send(ModernCall.of("tools/list").header("Mcp-Session-Id", "gone"));

        assertThat(reply.outcome()).isEqualTo("200 0");
        assertThat(reply.headers().firstValue("Mcp-Session-Id")).isEmpty();
    }

    private static String serverName(Reply reply) {
        return reply.result()
                .path("_meta")
                .path("io.modelcontextprotocol/serverInfo")
                .path("name")
                .asString();
    }

    private static JsonNode json(String text) {
        return Json.mapper().readTree(text);
    }
}

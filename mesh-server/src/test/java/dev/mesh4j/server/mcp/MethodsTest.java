package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.server.RawHttp;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prompts, resources and completions of 2026-07-28, where they are offered and where they are not. */
class MethodsTest {

    private static McpEndpoint endpoint;
    private static McpEndpoint toolsOnly;

    @BeforeAll
    static void start() {
        endpoint = new McpEndpoint(new ScriptedService()
                .tool("tool", (arguments, exchange) -> "x")
                .prompt("prompt", (arguments, exchange) -> "p " + arguments)
                .resource("test://a", (arguments, exchange) -> "content"));
        toolsOnly = new McpEndpoint(new ScriptedService().tool("tool", (arguments, exchange) -> "x"));
    }

    @AfterAll
    static void stop() {
        endpoint.close();
        toolsOnly.close();
    }

    @ParameterizedTest
    @CsvSource({
        "prompts/list",
        "prompts/get",
        "resources/list",
        "resources/templates/list",
        "resources/read",
        "completion/complete",
        "initialize",
        "ping",
        "logging/setLevel",
        "resources/subscribe",
        "resources/unsubscribe",
        "roots/list",
        "notifications/initialized"
    })
    void a_method_that_is_not_offered_is_not_found(String method) {
        Reply reply = toolsOnly.send(
                ModernCall.of(method).params("\"name\":\"x\",\"uri\":\"x\"").header("Mcp-Name", "x"));

        assertThat(reply.outcome()).isEqualTo("404 -32601");
        assertThat(reply.json().path("id").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"prompts/list, prompts", "resources/list, resources", "resources/templates/list, resourceTemplates"})
    void a_list_has_cache_hints_and_the_server(String method, String member) {
        Reply reply = endpoint.send(ModernCall.of(method));

        assertThat(reply.outcome()).isEqualTo("200 0");
        assertThat(reply.result().path(member).isArray()).isTrue();
        assertThat(reply.result().path("ttlMs").isIntegralNumber()).isTrue();
        assertThat(reply.result().has("cacheScope")).isTrue();
        assertThat(reply.result().path("_meta").has("io.modelcontextprotocol/serverInfo"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompts/list", "resources/list", "resources/templates/list", "tools/list"})
    void a_bad_cursor_is_refused(String method) {
        assertThat(endpoint.send(ModernCall.of(method).params("\"cursor\":\"x\""))
                        .outcome())
                .isEqualTo("200 -32602");
        assertThat(endpoint.send(ModernCall.of(method).params("\"cursor\":7")).outcome())
                .isEqualTo("200 -32602");
    }

    @Test
    void a_resource_that_is_not_there_is_named_in_the_error() {
        Reply reply = endpoint.send(
                ModernCall.of("resources/read").params("\"uri\":\"test://b\"").header("Mcp-Name", "test://b"));

        assertThat(reply.outcome()).isEqualTo("200 -32602");
        assertThat(reply.json().at("/error/data/uri").asString()).isEqualTo("test://b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"prompt\"},\"argument\":{\"name\":\"a\",\"value\":\"b\"} | 200 0",
                "\"x\":1 | 200 -32602",
                "\"ref\":null,\"argument\":null | 200 -32602",
                "\"ref\":7,\"argument\":8 | 200 -32602",
                "\"ref\":{\"type\":\"ref/other\"},\"argument\":{\"name\":\"a\",\"value\":\"b\"} | 200 -32602",
                "\"ref\":{\"type\":\"ref/prompt\"},\"argument\":{\"name\":\"a\",\"value\":\"b\"} | 200 -32602",
                "\"ref\":{\"type\":\"ref/resource\"},\"argument\":{\"name\":\"a\",\"value\":\"b\"} | 200 -32602",
                "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"prompt\"} | 200 -32602",
                "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"prompt\"},\"argument\":{\"name\":\"a\"} | 200 -32602"
            })
    void a_completion_needs_all_of_its_parameters(String params, String outcome) {
        Reply reply = endpoint.send(ModernCall.of("completion/complete").params(params));

        assertThat(reply.outcome()).as(reply.text()).isEqualTo(outcome);
        assertThat(reply.text()).doesNotContain("dev.mesh4j").doesNotContain("java.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "PUT", "OPTIONS", "PATCH", "TRACE"})
    void only_post_is_served(String method) throws IOException {
        try (RawHttp http = new RawHttp(endpoint.port())) {
            RawHttp.Answer answer = http.exchange("", method + " /mcp HTTP/1.1", "Host: localhost");
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).contains("POST");
        }
    }

    @Test
    void head_is_refused_without_a_body() throws IOException {
        try (RawHttp http = new RawHttp(endpoint.port())) {
            http.send("", "HEAD /mcp HTTP/1.1", "Host: localhost");
            assertThat(http.receiveHead().status()).isEqualTo(405);
            assertThat(http.exchange("", "GET /mcp HTTP/1.1", "Host: localhost").status())
                    .isEqualTo(405);
        }
    }

    @Test
    void an_http_1_0_client_is_served() throws IOException {
        try (OpenCall call = new OpenCall(endpoint.port(), ModernCall.tool("tool"), "HTTP/1.0")) {
            assertThat(call.json().at("/result/content/0/text").asString()).isEqualTo("x");
        }
    }
}

package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.server.RawHttp;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code subscriptions/listen} (2026-07-28, subscriptions). */
class ListenTest {

    private static final String ALL = "{'toolsListChanged':true,'promptsListChanged':true,'resourcesListChanged':true,"
            + "'resourceSubscriptions':['test://a']}";

    private ScriptedService service;
    private McpEndpoint endpoint;
    private int others;

    @BeforeEach
    void start() {
        service = new ScriptedService()
                .tool("tool", (arguments, exchange) -> "x")
                .prompt("prompt", (arguments, exchange) -> "x")
                .resource("test://a", (arguments, exchange) -> "x");
        endpoint = new McpEndpoint(
                service, McpOptions.defaults(McpEndpoint.MAX_BODY_BYTES).withKeepAlive(Duration.ofMillis(20)));
        others = service.changes().listeners();
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    private static ModernCall call(String filter) {
        return ModernCall.of("subscriptions/listen").id("\"sub\"").params("\"notifications\":" + json(filter));
    }

    private static JsonNode json(String text) {
        return Json.mapper().readTree(text.replace('\'', '"'));
    }

    private OpenCall listen(String filter) {
        return new OpenCall(endpoint.port(), call(filter));
    }

    private static void assertOfSubscription(JsonNode message, String method) {
        assertThat(message.path("method").asString()).isEqualTo(method);
        assertThat(message.at("/params/_meta/io.modelcontextprotocol~1subscriptionId")
                        .asString())
                .isEqualTo("sub");
    }

    @Test
    void the_acknowledgement_comes_at_once_with_the_honoured_filter() throws IOException {
        try (OpenCall listening = listen(ALL)) {
            assertThat(listening.head())
                    .containsIgnoringCase("text/event-stream")
                    .contains("X-Accel-Buffering: no");
            JsonNode first = listening.message();
            assertOfSubscription(first, "notifications/subscriptions/acknowledged");
            assertThat(first.at("/params/notifications")).isEqualTo(json(ALL));
        }
    }

    @Test
    void every_change_that_was_asked_for_comes_and_no_other() throws IOException {
        try (OpenCall all = listen(ALL);
                OpenCall one = listen("{'promptsListChanged':true,'resourceSubscriptions':['test://b']}")) {
            all.message();
            one.message();
            service.changes().tell(new Change.ToolsChanged());
            service.changes().tell(new Change.ResourcesChanged());
            service.changes().tell(new Change.ResourceUpdated("test://a"));
            service.changes().tell(new Change.ResourceUpdated("test://b"));
            service.changes().tell(new Change.PromptsChanged());

            assertOfSubscription(all.message(), "notifications/tools/list_changed");
            assertOfSubscription(all.message(), "notifications/resources/list_changed");
            JsonNode updated = all.message();
            assertOfSubscription(updated, "notifications/resources/updated");
            assertThat(updated.at("/params/uri").asString()).isEqualTo("test://a");
            assertOfSubscription(all.message(), "notifications/prompts/list_changed");

            assertThat(one.message().at("/params/uri").asString()).isEqualTo("test://b");
            assertOfSubscription(one.message(), "notifications/prompts/list_changed");
        }
    }

    @Test
    void an_empty_filter_is_acknowledged_and_hears_nothing_but_comments() throws IOException {
        try (OpenCall listening = listen("{}")) {
            assertThat(listening.message().at("/params/notifications").isEmpty())
                    .isTrue();
            service.changes().tell(new Change.ToolsChanged());
            assertThat(listening.line()).isEmpty();
            assertThat(listening.line()).isEqualTo(":");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "null", "[]", "{'toolsListChanged':{}}", "{'resourceSubscriptions':'x'}"})
    void a_filter_of_another_type_is_refused(String filter) {
        Reply reply = endpoint.send(call(filter));

        assertThat(reply.outcome()).isEqualTo("200 -32602");
        assertThat(reply.errorMessage()).contains("notifications").doesNotContain("java.");
    }

    @Test
    void a_listener_that_takes_no_events_is_refused() {
        Reply reply = endpoint.send(call(ALL).header("Accept", "application/json"));

        assertThat(reply.outcome()).isEqualTo("200 -32600");
        assertThat(reply.errorMessage()).contains("text/event-stream");
    }

    @Test
    void what_the_server_does_not_offer_is_not_honoured() throws IOException {
        try (McpEndpoint toolsOnly = new McpEndpoint(new ScriptedService().tool("t", (arguments, exchange) -> ""));
                OpenCall listening = new OpenCall(toolsOnly.port(), call(ALL))) {
            assertThat(listening.message().at("/params/notifications")).isEqualTo(json("{'toolsListChanged':true}"));
        }
    }

    @Test
    void a_server_that_stops_ends_the_stream_with_a_result() throws Exception {
        try (OpenCall listening = listen(ALL)) {
            listening.message();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(endpoint::close);
            JsonNode last = listening.message();
            assertThat(last.path("id").asString()).isEqualTo("sub");
            assertThat(last.at("/result/resultType").asString()).isEqualTo("complete");
            assertThat(last.at("/result/_meta/io.modelcontextprotocol~1subscriptionId")
                            .asString())
                    .isEqualTo("sub");
            assertThat(last.at("/result/_meta").has("io.modelcontextprotocol/serverInfo"))
                    .isTrue();
            assertThat(listening.message()).isNull();
            stopped.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_listener_that_left_is_forgotten() throws IOException {
        try (OpenCall listening = listen(ALL)) {
            listening.message();
            assertThat(service.changes().listeners()).isEqualTo(others + 1);
        }
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(service.changes().listeners()).isEqualTo(others));
    }

    @Test
    void a_listener_that_does_not_read_holds_up_nobody() throws IOException {
        String uri = "test://" + "a".repeat(20_000);
        String filter = "{'resourceSubscriptions':['" + uri + "']}";
        try (RawHttp stuck = new RawHttp(endpoint.port());
                OpenCall reading = listen(filter)) {
            ModernCall call = call(filter);
            stuck.send(
                    call.body(),
                    "POST /mcp HTTP/1.1",
                    "Host: localhost",
                    "Content-Type: application/json",
                    "MCP-Protocol-Version: 2026-07-28",
                    "Mcp-Method: subscriptions/listen");
            reading.message();
            await().until(() -> service.changes().listeners() == others + 2);

            for (int i = 0; i < 2000; i++) {
                service.changes().tell(new Change.ResourceUpdated(uri));
                assertThat(reading.message().path("method").asString()).isEqualTo("notifications/resources/updated");
            }
            assertThat(endpoint.send(ModernCall.tool("tool")).status()).isEqualTo(200);
        }
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(service.changes().listeners()).isEqualTo(others));
    }
}

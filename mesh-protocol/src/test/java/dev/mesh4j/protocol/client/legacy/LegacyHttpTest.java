package dev.mesh4j.protocol.client.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.EraChoice;
import dev.mesh4j.protocol.client.McpConnection;
import dev.mesh4j.protocol.client.McpPeer;
import dev.mesh4j.protocol.client.McpPeer.Out;
import dev.mesh4j.protocol.client.McpPeer.Received;
import dev.mesh4j.protocol.client.ServerEvent;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.input.FormDefaults;
import dev.mesh4j.protocol.client.input.InputHandlers;
import dev.mesh4j.protocol.mcp.ElicitResult;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class LegacyHttpTest {

    private static final String OK = "{\"content\":[{\"type\":\"text\",\"text\":\"ok\"}]}";

    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void a_session_runs_from_the_handshake_to_delete() {
        try (McpPeer peer = new McpPeer(this::serve)) {
            try (McpConnection connection = connection(peer).open()) {
                connection.callTool("t", object());
                connection.ping();
                connection.setLevel(LoggingLevel.DEBUG);
                connection.subscribe("r://1");
                connection.unsubscribe("r://1");
            }
            assertThat(peer.methods())
                    .filteredOn(method -> !method.equals("GET"))
                    .containsExactly(
                            "initialize",
                            "notifications/initialized",
                            "tools/call",
                            "ping",
                            "logging/setLevel",
                            "resources/subscribe",
                            "resources/unsubscribe",
                            "DELETE");
            assertThat(peer.received().getFirst().headers())
                    .doesNotContainKeys("Mcp-Session-Id", "MCP-Protocol-Version", "Mcp-Method");
            assertThat(peer.received().stream().skip(1))
                    .allSatisfy(r -> assertThat(r.headers())
                            .containsEntry("Mcp-Session-Id", "s1")
                            .containsEntry("MCP-Protocol-Version", "2025-11-25")
                            .doesNotContainKey("Mcp-Method"));
            assertThat(peer.last("tools/call").params().has("_meta")).isFalse();
        }
    }

    @Test
    void a_session_that_is_gone_is_begun_again_once() {
        AtomicInteger sessions = new AtomicInteger();
        try (McpPeer peer = new McpPeer((r, out) -> {
                    if (r.method().equals("initialize")) {
                        sessions.incrementAndGet();
                    }
                    boolean gone = r.method().equals("tools/call") && sessions.get() == 1;
                    if (gone) {
                        out.status(404);
                    } else {
                        serve(r, out);
                    }
                });
                McpConnection connection = connection(peer).open()) {
            assertThat(connection.callTool("t", object()).text()).isEqualTo("ok");

            assertThat(peer.methods())
                    .filteredOn(method -> !method.equals("GET"))
                    .containsExactly(
                            "initialize",
                            "notifications/initialized",
                            "tools/call",
                            "initialize",
                            "notifications/initialized",
                            "tools/call");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_request_of_the_server_is_answered_on_whichever_stream_it_comes(boolean inTheCall) {
        String asks =
                "{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"elicitation/create\",\"params\":{\"message\":\"m\","
                        + "\"requestedSchema\":{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"default\":7}}}}}";
        InputHandlers handlers =
                InputHandlers.NONE.withForm(FormDefaults.filledInto(form -> ElicitResult.accept(null)));
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch called = new CountDownLatch(1);
        try (McpPeer peer = new McpPeer((r, out) -> {
                    switch (r.method()) {
                        case "answer" -> {
                            answered.countDown();
                            out.status(202);
                        }
                        case "GET" -> {
                            out.stream();
                            called.await();
                            out.lines(inTheCall ? ": no\n\n" : "data: " + asks + "\n\n");
                            end.await();
                        }
                        case "tools/call" -> {
                            out.stream().lines(inTheCall ? "data: " + asks + "\n\n" : ": no\n\n");
                            called.countDown();
                            answered.await();
                            out.resultEvent(OK);
                        }
                        default -> serve(r, out);
                    }
                });
                McpConnection connection = connection(peer).handlers(handlers).open()) {
            assertThat(connection.callTool("t", object()).text()).isEqualTo("ok");

            assertThat(peer.last("answer").json()).isEqualTo(Json.mapper().readTree("""
                    {"jsonrpc":"2.0","id":"q","result":{"action":"accept","content":{"n":7}}}"""));
            end.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampling/createMessage", "roots/list", "elicitation/create", "shell/run"})
    void a_request_that_nobody_handles_is_answered_with_an_error(String method) {
        String asks = "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"" + method
                + "\",\"params\":{\"message\":\"m\",\"messages\":[]," + "\"maxTokens\":1,\"requestedSchema\":{}}}";
        CountDownLatch answered = new CountDownLatch(1);
        try (McpPeer peer = new McpPeer((r, out) -> {
                    if (r.method().equals("answer")) {
                        answered.countDown();
                        out.status(202);
                    } else if (r.method().equals("tools/call")) {
                        out.stream().event(asks);
                        answered.await();
                        out.resultEvent(OK);
                    } else {
                        serve(r, out);
                    }
                });
                McpConnection connection = connection(peer).open()) {
            connection.callTool("t", object());

            assertThat(peer.last("answer").json().at("/error/code").intValue()).isEqualTo(-32601);
        }
    }

    @Test
    void a_stream_that_ends_early_is_resumed_after_the_time_that_the_server_named() {
        try (McpPeer peer = new McpPeer((r, out) -> {
                    boolean resumes = r.headers().containsKey("Last-Event-ID");
                    if (r.method().equals("tools/call")) {
                        out.stream().lines("retry: 10\nid: e1\ndata: \n\n");
                    } else if (resumes) {
                        String id = r.headers().get("Last-Event-ID");
                        out.stream()
                                .lines(
                                        id.equals("e1")
                                                ? "id: e2\ndata: \n\n"
                                                : "id: e3\ndata: {\"jsonrpc\":\"2.0\",\"id\":2,\"result\":" + OK
                                                        + "}\n\n");
                    } else {
                        serve(r, out);
                    }
                });
                McpConnection connection = connection(peer).open()) {
            assertThat(connection.callTool("t", object()).text()).isEqualTo("ok");

            assertThat(peer.received().stream()
                            .map(r -> r.headers().get("Last-Event-ID"))
                            .filter(id -> id != null))
                    .containsExactly("e1", "e2");
        }
    }

    @Test
    void a_stream_without_event_ids_cannot_be_resumed() {
        try (McpPeer peer = new McpPeer((r, out) -> {
                    if (r.method().equals("tools/call")) {
                        out.stream().lines(": bye\n\n");
                    } else {
                        serve(r, out);
                    }
                });
                McpConnection connection = connection(peer).open()) {
            assertThatThrownBy(() -> connection.callTool("t", object())).isInstanceOf(CallException.Lost.class);
        }
    }

    @Test
    void a_call_that_timed_out_is_cancelled_by_a_notification() {
        try (McpPeer peer = new McpPeer((r, out) -> {
                    if (r.method().equals("tools/call")) {
                        end.await();
                    }
                    serve(r, out);
                });
                McpConnection connection = connection(peer).open()) {
            connection.ping();
            assertThatThrownBy(() -> connection.callTool("t", object(), CallOptions.within(Duration.ofMillis(50))))
                    .isInstanceOf(CallException.TimedOut.class);

            await().until(() -> peer.methods().contains("notifications/cancelled"));
            JsonNode id = peer.last("tools/call").json().get("id");
            assertThat(peer.last("notifications/cancelled").params().get("requestId"))
                    .isEqualTo(id);
            end.countDown();
        }
    }

    @Test
    void events_of_the_get_stream_reach_the_listener() throws InterruptedException {
        BlockingQueue<ServerEvent> events = new LinkedBlockingQueue<>();
        try (McpPeer peer = new McpPeer((r, out) -> {
                    if (r.method().equals("GET")) {
                        out.stream()
                                .event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}")
                                .event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/resources/updated\","
                                        + "\"params\":{\"uri\":\"r://1\"}}");
                        end.await();
                    } else {
                        serve(r, out);
                    }
                });
                McpConnection connection = connection(peer).events(events::add).open()) {
            connection.ping();

            assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo(new ServerEvent.ToolsChanged());
            assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo(new ServerEvent.ResourceUpdated("r://1"));
            end.countDown();
        }
    }

    @Test
    void urls_are_visited_before_the_call_is_made_again() {
        String data =
                "{\"elicitations\":[{\"mode\":\"url\",\"message\":\"m\",\"url\":\"https://a/b\",\"elicitationId\":\"e\"}]}";
        List<String> visited = new java.util.concurrent.CopyOnWriteArrayList<>();
        InputHandlers handlers = InputHandlers.NONE.withUrl(url -> {
            visited.add(url.url());
            return ElicitResult.accept(null);
        });
        try (McpPeer peer = new McpPeer((r, out) -> {
                    if (r.method().equals("tools/call") && visited.isEmpty()) {
                        out.error(200, -32042, data);
                    } else {
                        serve(r, out);
                    }
                });
                McpConnection connection = connection(peer).handlers(handlers).open()) {
            assertThat(connection.callTool("t", object()).text()).isEqualTo("ok");
            assertThat(visited).containsExactly("https://a/b");
        }
    }

    private void serve(Received request, Out out) throws IOException {
        switch (request.method()) {
            case "initialize" ->
                out.header("Mcp-Session-Id", "s1")
                        .result("{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
                                + "\"serverInfo\":{\"name\":\"old\",\"version\":\"1\"}}");
            case "GET" -> out.status(405);
            case "DELETE" -> out.status(204);
            default -> {
                if (request.json().has("id")) {
                    out.result(request.method().equals("tools/call") ? OK : "{}");
                } else {
                    out.status(202);
                }
            }
        }
    }

    private static dev.mesh4j.protocol.client.ConnectionBuilder connection(McpPeer peer) {
        return McpConnection.to(peer.url())
                .era(EraChoice.legacy(ProtocolVersion.V2025_11_25))
                .timeout(Duration.ofSeconds(20));
    }

    private static ObjectNode object() {
        return Json.mapper().createObjectNode();
    }
}

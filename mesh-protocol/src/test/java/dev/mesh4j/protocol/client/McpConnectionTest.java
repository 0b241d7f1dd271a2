package dev.mesh4j.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.McpPeer.Received;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.dialect.RequestIds;
import dev.mesh4j.protocol.mcp.CompleteParams;
import dev.mesh4j.protocol.mcp.CompletionReference;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.protocol.mcp.Tool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class McpConnectionTest {

    private static final String EVERYTHING =
            "{\"resultType\":\"complete\",\"tools\":[],\"prompts\":[],\"resources\":[],"
                    + "\"resourceTemplates\":[],\"contents\":[],\"messages\":[],\"content\":[],\"completion\":{\"values\":[\"a\"]},"
                    + "\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{},\"taskId\":\"t1\",\"status\":\"working\","
                    + "\"createdAt\":\"2026-07-28T10:00:00Z\",\"lastUpdatedAt\":\"2026-07-28T10:00:00Z\",\"ttlMs\":null}";

    @ParameterizedTest
    @MethodSource("operations")
    void every_operation_has_its_method_name_header_and_params(
            Consumer<McpConnection> operation, String method, String name, String params) {
        try (McpPeer peer = new McpPeer((r, out) -> out.result(EVERYTHING));
                McpConnection connection = modern(peer)) {
            operation.accept(connection);

            Received request = peer.received().getFirst();
            assertThat(request.headers())
                    .containsEntry("Mcp-Method", method)
                    .containsEntry("MCP-Protocol-Version", "2026-07-28")
                    .containsEntry("Accept", "application/json, text/event-stream");
            assertThat(request.headers().get("Mcp-Name")).isEqualTo(name);
            assertThat(request.params()
                            .at("/_meta/io.modelcontextprotocol~1protocolVersion")
                            .asString())
                    .isEqualTo("2026-07-28");
            ObjectNode without = ((ObjectNode) request.params()).deepCopy();
            without.remove("_meta");
            assertThat(without).isEqualTo(Json.mapper().readTree(params));
        }
    }

    static Stream<Arguments> operations() {
        CompleteParams complete = new CompleteParams(CompletionReference.prompt("p"), "a", "v");
        return Stream.of(
                operation(McpConnection::server, "server/discover", null, "{}"),
                operation(McpConnection::listTools, "tools/list", null, "{}"),
                operation(c -> c.callTool("t", object()), "tools/call", "t", "{\"name\":\"t\",\"arguments\":{}}"),
                operation(McpConnection::listPrompts, "prompts/list", null, "{}"),
                operation(
                        c -> c.getPrompt("p", Map.of("a", "b")),
                        "prompts/get",
                        "p",
                        "{\"name\":\"p\",\"arguments\":{\"a\":\"b\"}}"),
                operation(McpConnection::listResources, "resources/list", null, "{}"),
                operation(McpConnection::listResourceTemplates, "resources/templates/list", null, "{}"),
                operation(c -> c.readResource("r://ü"), "resources/read", "=?base64?cjovL8O8?=", "{\"uri\":\"r://ü\"}"),
                operation(
                        c -> c.complete(complete),
                        "completion/complete",
                        null,
                        "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"p\"},\"argument\":{\"name\":\"a\",\"value\":\"v\"}}"),
                operation(c -> c.task("t1"), "tasks/get", "t1", "{\"taskId\":\"t1\"}"),
                operation(
                        c -> c.updateTask("t1", Map.of()),
                        "tasks/update",
                        "t1",
                        "{\"taskId\":\"t1\",\"inputResponses\":{}}"),
                operation(c -> c.cancelTask("t1"), "tasks/cancel", "t1", "{\"taskId\":\"t1\"}"));
    }

    private static Arguments operation(Consumer<McpConnection> call, String method, String name, String params) {
        return Arguments.of(call, method, name, params);
    }

    @Test
    void lists_are_read_to_their_end_and_an_empty_cursor_is_a_cursor() {
        try (McpPeer peer = new McpPeer((r, out) -> {
                    String cursor = r.params().path("cursor").asString("first");
                    String next = Map.of("first", ",\"nextCursor\":\"\"", "", ",\"nextCursor\":\"2\"", "2", "")
                            .get(cursor);
                    out.result("{\"tools\":[{\"name\":\"t" + cursor + "\",\"inputSchema\":{}}]" + next + "}");
                });
                McpConnection connection = modern(peer)) {
            assertThat(connection.listTools()).extracting(Tool::name).containsExactly("tfirst", "t", "t2");
        }
    }

    @Test
    void a_list_without_end_is_left() {
        try (McpPeer peer = new McpPeer((r, out) -> out.result("{\"tools\":[],\"nextCursor\":\"again\"}"));
                McpConnection connection = modern(peer)) {
            assertThatThrownBy(connection::listTools)
                    .isInstanceOf(CallException.Refused.class)
                    .hasMessageContaining("no end after 1000 pages");
        }
    }

    @Test
    void arguments_are_mirrored_as_the_schema_says_and_tools_that_cannot_be_called_are_left_out() {
        String tools = "{\"tools\":[{\"name\":\"good\",\"inputSchema\":{\"type\":\"object\",\"properties\":{"
                + "\"region\":{\"type\":\"string\",\"x-mcp-header\":\"Region\"}}}},"
                + "{\"name\":\"bad\",\"inputSchema\":{\"type\":\"object\",\"properties\":{"
                + "\"n\":{\"type\":\"number\",\"x-mcp-header\":\"N\"}}}}]}";
        try (McpPeer peer = new McpPeer((r, out) -> out.result(r.method().equals("tools/list") ? tools : EVERYTHING));
                McpConnection connection = modern(peer)) {
            assertThat(connection.listTools()).extracting(Tool::name).containsExactly("good");
            connection.callTool("good", object().put("region", "münchen"));

            assertThat(peer.last("tools/call").headers()).containsEntry("Mcp-Param-Region", "=?base64?bcO8bmNoZW4=?=");
        }
    }

    @Test
    void a_header_mismatch_makes_it_list_the_tools_and_call_once_more() {
        String tools = "{\"tools\":[{\"name\":\"t\",\"inputSchema\":{\"type\":\"object\",\"properties\":{"
                + "\"n\":{\"type\":\"integer\",\"x-mcp-header\":\"N\"}}}}]}";
        try (McpPeer peer = new McpPeer((r, out) -> {
                    if (r.method().equals("tools/list")) {
                        out.result(tools);
                    } else if (r.headers().containsKey("Mcp-Param-N")) {
                        out.result(EVERYTHING);
                    } else {
                        out.error(400, -32020, "{}");
                    }
                });
                McpConnection connection = modern(peer);
                HttpTransport http = new HttpTransport()) {
            connection.callTool("t", object().put("n", 42));
            McpClient mesh = new McpClient(
                    http, new dev.mesh4j.protocol.mcp.Implementation("t", "1"), new RequestIds()::next, null);
            mesh.callTool(McpEndpoint.at(peer.url()), "t", object().put("n", 42), Duration.ofSeconds(20));

            assertThat(peer.methods())
                    .containsExactly(
                            "tools/call", "tools/list", "tools/call", "tools/call", "tools/list", "tools/call");
            assertThat(peer.last("tools/call").headers()).containsEntry("Mcp-Param-N", "42");
        }
    }

    @Test
    void progress_and_log_messages_of_a_call_reach_its_handlers() {
        List<String> heard = new ArrayList<>();
        CallOptions options = CallOptions.within(Duration.ofSeconds(20))
                .withProgress(progress -> heard.add(progress.progress() + "/" + progress.total()))
                .withLog(LoggingLevel.INFO, message -> heard.add(message.data().asString()));
        try (McpPeer peer = new McpPeer((r, out) -> out.stream()
                        .event(
                                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":"
                                        + r.params().at("/_meta/progressToken") + ",\"progress\":1,\"total\":2}}")
                        .event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":"
                                + "{\"level\":\"info\",\"data\":\"half\"}}")
                        .event("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"roots/list\"}")
                        .resultEvent(EVERYTHING));
                McpConnection connection = modern(peer)) {
            connection.callTool("t", object(), options);

            assertThat(heard).containsExactly("1.0/2.0", "half");
            assertThat(peer.received()
                            .getFirst()
                            .params()
                            .at("/_meta/io.modelcontextprotocol~1logLevel")
                            .asString())
                    .isEqualTo("info");
            assertThat(peer.received()).hasSize(1);
        }
    }

    @Test
    void an_answer_to_another_request_is_none() {
        try (McpPeer peer = new McpPeer((r, out) -> out.json(200, "{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":{}}"));
                McpConnection connection = modern(peer)) {
            assertThatThrownBy(() -> connection.callTool("t", object())).isInstanceOf(CallException.Refused.class);
        }
    }

    @Test
    void an_interrupt_closes_the_stream_of_the_call() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (McpPeer peer = new McpPeer((r, out) -> {
                    out.stream();
                    begun.countDown();
                    try {
                        while (true) {
                            out.lines(": on\n\n");
                        }
                    } catch (java.io.IOException e) {
                        closed.countDown();
                        throw e;
                    }
                });
                McpConnection connection = modern(peer)) {
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    connection.callTool("t", object());
                } catch (CallException.Lost e) {
                    assertThat(Thread.currentThread().isInterrupted()).isTrue();
                }
            });
            begun.await();
            caller.interrupt();

            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
            caller.join();
        }
    }

    @Test
    void what_a_server_demands_is_obtained_and_the_request_sent_again() {
        AtomicInteger answers = new AtomicInteger();
        List<Authorizer.Challenge> challenges = new ArrayList<>();
        Authorizer authorizer = new Authorizer() {
            @Override
            public Map<String, String> headers(String method, String url) {
                return answers.get() == 0 ? Map.of() : Map.of("Authorization", "Bearer t" + answers);
            }

            @Override
            public boolean answer(Challenge challenge) {
                challenges.add(challenge);
                return answers.incrementAndGet() < 3;
            }
        };
        try (McpPeer peer = new McpPeer((r, out) -> {
                    if ("Bearer t2".equals(r.headers().get("Authorization"))) {
                        out.result(EVERYTHING);
                    } else {
                        out.header("WWW-Authenticate", "Bearer scope=\"a\"").status(answers.get() == 0 ? 401 : 403);
                    }
                });
                McpConnection connection = McpConnection.to(peer.url())
                        .era(EraChoice.MODERN)
                        .authorizer(authorizer)
                        .open()) {
            connection.callTool("t", object());

            assertThat(challenges).extracting(Authorizer.Challenge::status).containsExactly(401, 403);
            assertThat(challenges.getFirst().authenticate()).containsExactly("Bearer scope=\"a\"");
        }
    }

    @Test
    void closing_breaks_off_a_call_of_another_thread() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        List<Throwable> thrown = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (McpPeer peer = new McpPeer((r, out) -> {
            begun.countDown();
            end.await();
        })) {
            McpConnection connection = modern(peer);
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    connection.callTool("t", object());
                } catch (CallException e) {
                    thrown.add(e);
                }
            });
            begun.await();
            connection.close();
            caller.join();

            assertThat(thrown).hasSize(1).hasOnlyElementsOfType(CallException.Lost.class);
            end.countDown();
        }
    }

    @Test
    void a_lost_answer_is_asked_for_again_where_that_does_no_harm() {
        AtomicInteger requests = new AtomicInteger();
        try (McpPeer peer = new McpPeer((r, out) -> {
                    if (requests.getAndIncrement() == 1) {
                        out.result(EVERYTHING);
                    } else {
                        out.stream().lines(": bye\n\n");
                    }
                });
                McpConnection connection = modern(peer)) {
            assertThat(connection.listTools()).isEmpty();
            assertThatThrownBy(() -> connection.callTool("t", object())).isInstanceOf(CallException.Lost.class);

            assertThat(peer.methods()).containsExactly("tools/list", "tools/list", "tools/call");
            assertThat(peer.received().get(0).json().get("id"))
                    .isNotEqualTo(peer.received().get(1).json().get("id"));
        }
    }

    @Test
    void a_closed_connection_says_so() {
        try (McpPeer peer = new McpPeer((r, out) -> out.result(EVERYTHING))) {
            McpConnection connection = McpConnection.to(peer.url()).open();
            connection.close();
            connection.close();

            assertThatThrownBy(connection::listTools)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("expected: an open connection");
        }
    }

    private static McpConnection modern(McpPeer peer) {
        return McpConnection.to(peer.url())
                .era(EraChoice.MODERN)
                .timeout(Duration.ofSeconds(20))
                .open();
    }

    private static ObjectNode object() {
        return Json.mapper().createObjectNode();
    }
}

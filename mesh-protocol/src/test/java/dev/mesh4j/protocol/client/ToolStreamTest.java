package dev.mesh4j.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.McpPeer.Out;
import dev.mesh4j.protocol.client.McpPeer.Received;
import dev.mesh4j.protocol.client.http.ReplyReader;
import dev.mesh4j.protocol.client.stream.ToolItem;
import dev.mesh4j.protocol.client.stream.ToolItems;
import dev.mesh4j.protocol.mcp.Implementation;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A tool's items, read by the client as they come. */
@Timeout(60)
class ToolStreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DONE =
            "{\"resultType\":\"complete\",\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}";
    private static final String INITIALIZED = "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
            + "\"serverInfo\":{\"name\":\"old\",\"version\":\"1\"}}";

    private final HttpTransport http = new HttpTransport();
    private final McpClient client = new McpClient(http, new Implementation("tester", "1.2.3"));

    @AfterEach
    void close() {
        client.close();
        http.close();
    }

    @Test
    void a_call_asks_for_the_stream_with_a_token_of_its_own() {
        try (McpPeer peer = new McpPeer((r, out) -> three(r, out))) {
            McpEndpoint endpoint = McpEndpoint.at(peer.url());
            for (int i = 0; i < 2; i++) {
                try (ToolItems items = stream(endpoint)) {
                    assertThat(texts(items)).containsExactly("one", "two", "three");
                    assertThat(items.result().text()).isEqualTo("done");
                }
            }

            List<JsonNode> metas =
                    peer.received().stream().map(r -> r.params().path("_meta")).toList();
            assertThat(metas).allSatisfy(meta -> {
                assertThat(meta.path("dev.mesh4j/stream").asBoolean()).isTrue();
                assertThat(meta.path("own").asString()).isEqualTo("kept");
            });
            assertThat(metas.stream().map(meta -> meta.path("progressToken")).distinct())
                    .hasSize(2)
                    .noneMatch(JsonNode::isMissingNode);
            assertThat(http.connections()).isEqualTo(1);
        }
    }

    @Test
    void json_items_are_told_from_text() {
        try (McpPeer peer = new McpPeer((r, out) -> {
                    out.stream().event(progress(r, "\"message\":\"{}\",\"_meta\":{\"dev.mesh4j/json\":true}"));
                    out.event(progress(r, "\"message\":\"{}\"")).resultEvent(DONE);
                });
                ToolItems items = stream(McpEndpoint.at(peer.url()))) {
            assertThat(items.next(PATIENCE)).isEqualTo(new ToolItem("{}", true));
            assertThat(items.next(PATIENCE)).isEqualTo(new ToolItem("{}", false));
        }
    }

    @Test
    void an_agent_of_another_language_is_asked_without_a_handshake() {
        try (McpPeer peer = new McpPeer((r, out) -> {
                    if (isModern(r)) {
                        out.json(400, "");
                    } else {
                        three(r, out);
                    }
                });
                ToolItems items = stream(
                        McpEndpoint.ofAgent(peer.url().substring(0, peer.url().length() - 4)))) {
            assertThat(texts(items)).containsExactly("one", "two", "three");
            assertThat(peer.methods()).containsExactly("tools/call", "tools/call");
            assertThat(peer.last("tools/call")
                            .params()
                            .at("/_meta/progressToken")
                            .isString())
                    .isTrue();
        }
    }

    @Test
    void a_server_of_the_legacy_era_streams_in_its_session_and_is_told_when_nobody_reads() {
        CountDownLatch never = new CountDownLatch(1);
        try (McpPeer peer = new McpPeer((r, out) -> legacy(r, out, never));
                ToolItems items = stream(McpEndpoint.at(peer.url()))) {
            assertThat(items.next(PATIENCE)).isEqualTo(new ToolItem("one", false));
            assertThat(items.next(PATIENCE)).isEqualTo(new ToolItem("two", false));
            assertThat(items.next(PATIENCE)).isEqualTo(new ToolItem("three", false));
            items.close();

            await().atMost(PATIENCE).until(() -> peer.methods().contains("notifications/cancelled"));
        }
    }

    @Test
    void a_server_that_does_not_stream_gives_its_result_alone() {
        try (McpPeer peer = new McpPeer((r, out) -> out.result(DONE));
                ToolItems items = stream(McpEndpoint.at(peer.url()))) {
            assertThat(items.next(PATIENCE)).isNull();
            assertThat(items.result().text()).isEqualTo("done");
        }
    }

    @Test
    void headers_that_repeat_arguments_are_learned_before_the_stream() {
        try (McpPeer peer = new McpPeer((r, out) -> {
                    if (r.method().equals("tools/list")) {
                        out.result(
                                "{\"tools\":[{\"name\":\"count\",\"inputSchema\":{\"type\":\"object\",\"properties\":"
                                        + "{\"to\":{\"type\":\"integer\",\"x-mcp-header\":\"To\"}}}}]}");
                    } else if (r.headers().containsKey("Mcp-Param-To")) {
                        three(r, out);
                    } else {
                        out.error(400, -32020, "{}");
                    }
                });
                ToolItems items = stream(McpEndpoint.at(peer.url()))) {
            assertThat(texts(items)).containsExactly("one", "two", "three");
        }
    }

    @Test
    void what_is_no_item_of_this_call_is_passed_over() {
        try (McpPeer peer = new McpPeer((r, out) -> {
                    out.stream()
                            .event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":"
                                    + "{\"progressToken\":\"other\",\"progress\":1,\"message\":\"not ours\"}}");
                    out.event(progress(r, "\"total\":3")).lines("data:\n\n: alive\n\n");
                    out.event("{\"jsonrpc\":\"2.0\",\"id\":99,\"method\":\"ping\"}");
                    three(r, out);
                });
                ToolItems items = stream(McpEndpoint.at(peer.url()))) {
            assertThat(texts(items)).containsExactly("one", "two", "three");
        }
    }

    @Test
    void an_error_ends_the_items() {
        try (McpPeer peer = new McpPeer((r, out) -> out.stream()
                        .event(progress(r, "\"message\":\"one\""))
                        .event("{\"jsonrpc\":\"2.0\",\"id\":" + r.json().get("id")
                                + ",\"error\":{\"code\":-32603,\"message\":\"no more\"}}"));
                ToolItems items = stream(McpEndpoint.at(peer.url()))) {
            assertThat(texts(items)).containsExactly("one");
            assertThatThrownBy(items::result)
                    .isInstanceOf(CallException.Refused.class)
                    .hasMessageContaining("no more");
        }
    }

    @Test
    void a_producer_waits_while_nobody_reads() {
        AtomicInteger produced = new AtomicInteger();
        int total = 100_000;
        String kilobyte = "x".repeat(1024);
        try (McpPeer peer = new McpPeer((r, out) -> {
                    out.stream();
                    for (int i = 0; i < total; i++) {
                        out.event(progress(r, "\"message\":\"" + i + kilobyte + "\""));
                        produced.incrementAndGet();
                    }
                    out.resultEvent(DONE);
                });
                ToolItems items = stream(McpEndpoint.at(peer.url()))) {
            AtomicInteger before = new AtomicInteger(-1);
            await().pollInterval(Duration.ofMillis(200))
                    .atMost(PATIENCE)
                    .until(() -> before.getAndSet(produced.get()) == produced.get() && produced.get() > 0);
            assertThat(produced.get()).isLessThan(total / 4);

            for (int i = 0; i < total; i++) {
                assertThat(items.next(PATIENCE).text()).startsWith(i + "x");
            }
            assertThat(items.next(PATIENCE)).isNull();
        }
    }

    @Test
    void closing_early_breaks_the_connection_off() {
        AtomicInteger produced = new AtomicInteger();
        CountDownLatch gone = new CountDownLatch(1);
        try (McpPeer peer = new McpPeer((r, out) -> {
                    try {
                        out.stream();
                        while (true) {
                            out.event(progress(r, "\"message\":\"" + produced.incrementAndGet() + "\""));
                        }
                    } catch (IOException e) {
                        gone.countDown();
                    }
                });
                ToolItems items = stream(McpEndpoint.at(peer.url()))) {
            assertThat(items.next(PATIENCE).text()).isEqualTo("1");
            items.close();

            assertThat(items.next(PATIENCE)).isNull();
            await().atMost(PATIENCE).until(() -> gone.getCount() == 0);
            assertThat(http.connections()).isZero();
        }
    }

    @Test
    void an_agent_is_told_that_nobody_reads() {
        CountDownLatch never = new CountDownLatch(1);
        try (McpPeer peer = new McpPeer((r, out) -> {
                    if (r.method().equals("tools/call")) {
                        out.stream().event(progress(r, "\"message\":\"one\""));
                        never.await();
                    } else {
                        out.status(202);
                    }
                });
                ToolItems items = stream(
                        McpEndpoint.ofAgent(peer.url().substring(0, peer.url().length() - 4)))) {
            assertThat(items.next(PATIENCE).text()).isEqualTo("one");
            items.close();
            items.close();

            await().atMost(PATIENCE).until(() -> peer.methods().contains("notifications/cancelled"));
            assertThat(peer.last("notifications/cancelled").params().path("requestId"))
                    .isEqualTo(peer.received().getFirst().json().path("id"));
            assertThat(peer.methods()).containsExactly("tools/call", "notifications/cancelled");
        }
    }

    @Test
    void comments_are_no_items_and_the_wait_for_the_next_one_ends() {
        CountDownLatch gone = new CountDownLatch(1);
        try (McpPeer peer = new McpPeer((r, out) -> {
                    out.stream().event(progress(r, "\"message\":\"one\""));
                    try {
                        while (true) {
                            out.lines(":\n\n");
                            gone.await(20, java.util.concurrent.TimeUnit.MILLISECONDS);
                        }
                    } catch (IOException e) {
                        gone.countDown();
                    }
                });
                ToolItems items = stream(McpEndpoint.at(peer.url()))) {
            assertThat(items.next(PATIENCE).text()).isEqualTo("one");
            assertThatThrownBy(() -> items.next(Duration.ofMillis(300)))
                    .isInstanceOf(CallException.TimedOut.class)
                    .hasMessageContaining("did not answer within 300 ms");
            await().atMost(PATIENCE).until(() -> gone.getCount() == 0);
        }
    }

    @Test
    void an_item_may_come_later_than_the_first_one_had_to() {
        CountDownLatch waited = new CountDownLatch(1);
        try (McpPeer peer = new McpPeer((r, out) -> {
            out.stream().event(progress(r, "\"message\":\"one\""));
            waited.await(2500, java.util.concurrent.TimeUnit.MILLISECONDS);
            out.event(progress(r, "\"message\":\"two\"")).resultEvent(DONE);
        })) {
            try (ToolItems items = client.streamTool(
                    McpEndpoint.at(peer.url()),
                    ToolCall.of("count", Json.mapper().createObjectNode(), Duration.ofSeconds(2)))) {
                assertThat(texts(items)).containsExactly("one", "two");
            }
        }
    }

    @Test
    void a_connection_that_breaks_in_the_middle_is_lost() throws IOException {
        try (RawStream server = new RawStream(out -> {});
                ToolItems items = stream(McpEndpoint.at(server.url()))) {
            assertThat(items.next(PATIENCE).text()).isEqualTo("one");
            assertThatThrownBy(() -> items.next(PATIENCE)).isInstanceOf(CallException.Lost.class);
            assertThat(items.next(PATIENCE)).isNull();
        }
    }

    @Test
    void a_giant_item_is_not_read_to_its_end() throws IOException {
        byte[] part = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        AtomicInteger parts = new AtomicInteger();
        RawStream.Rest endless = out -> {
            out.write("data: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(part);
                parts.incrementAndGet();
            }
        };
        try (RawStream server = new RawStream(endless);
                ToolItems items = stream(McpEndpoint.at(server.url()))) {
            assertThat(items.next(PATIENCE).text()).isEqualTo("one");
            assertThatThrownBy(() -> items.next(PATIENCE))
                    .isInstanceOf(CallException.Lost.class)
                    .hasMessageContaining("an event of more than " + ReplyReader.MAX_BYTES);
            assertThat(parts.get()).isLessThan(64);
        }
    }

    @Test
    void a_provider_that_is_away_got_nothing() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        assertThatThrownBy(() -> stream(McpEndpoint.at("http://127.0.0.1:" + port)))
                .isInstanceOf(CallException.NotSent.class);
    }

    private ToolItems stream(McpEndpoint endpoint) {
        return client.streamTool(
                endpoint,
                new ToolCall(
                        "count",
                        Json.mapper().createObjectNode().put("to", 3),
                        java.util.Map.of(),
                        Json.mapper().createObjectNode().put("own", "kept"),
                        PATIENCE));
    }

    private static List<String> texts(ToolItems items) {
        List<String> texts = new ArrayList<>();
        for (ToolItem item = items.next(PATIENCE); item != null; item = items.next(PATIENCE)) {
            texts.add(item.text());
        }
        return texts;
    }

    private static void three(Received request, Out out) throws IOException {
        if (out.exchange().getResponseCode() < 0) {
            out.stream();
        }
        for (String text : List.of("one", "two", "three")) {
            out.event(progress(request, "\"message\":\"" + text + "\""));
        }
        out.resultEvent(DONE);
    }

    private static String progress(Received request, String members) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":"
                + request.params().at("/_meta/progressToken") + ",\"progress\":1," + members + "}}";
    }

    private static boolean isModern(Received request) {
        return request.headers().containsKey("Mcp-Method");
    }

    /** Never answers the call, so that it can only be cancelled. */
    private static void legacy(Received request, Out out, CountDownLatch never) throws Exception {
        if (isModern(request)) {
            out.json(400, "");
            return;
        }
        switch (request.method()) {
            case "initialize" -> out.header("Mcp-Session-Id", "s1").result(INITIALIZED);
            case "tools/call" -> {
                out.stream();
                for (String text : List.of("one", "two", "three")) {
                    out.event(progress(request, "\"message\":\"" + text + "\""));
                }
                never.await();
            }
            case "GET" -> out.status(405);
            default -> out.status(202);
        }
    }
}

package dev.mesh4j.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.McpPeer.Out;
import dev.mesh4j.protocol.client.McpPeer.Received;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallProgressTest {

    private static final String DONE = "{\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}";

    private final HttpTransport http = new HttpTransport();
    private final McpClient client = new McpClient(http, new Implementation("tester", "1"));
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        client.close();
        http.close();
    }

    private CallToolResult call(McpEndpoint endpoint) {
        ToolCall call = new ToolCall(
                "work",
                Json.mapper().createObjectNode(),
                Map.of(),
                Json.mapper().createObjectNode().put("own", "kept"),
                Duration.ofSeconds(20));
        return client.callTool(endpoint, call, progress -> heard.add(progress.message()));
    }

    private static String progress(Received request, String message) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":"
                + request.params().at("/_meta/progressToken") + ",\"progress\":1,\"message\":\"" + message + "\"}}";
    }

    private static void work(Received request, Out out) throws IOException {
        out.stream().event(progress(request, "half")).event(progress(request, "nearly"));
        out.resultEvent(DONE);
    }

    @Test
    void progress_is_heard_before_the_result() {
        try (McpPeer peer = new McpPeer(CallProgressTest::work)) {
            assertThat(call(McpEndpoint.at(peer.url())).text()).isEqualTo("done");

            assertThat(heard).containsExactly("half", "nearly");
            assertThat(peer.last("tools/call").params().at("/_meta/own").asString())
                    .isEqualTo("kept");
        }
    }

    @Test
    void progress_of_a_session_is_heard_as_well() {
        try (McpPeer peer = new McpPeer((request, out) -> {
            switch (request.method()) {
                case "initialize" ->
                    out.header("Mcp-Session-Id", "s1")
                            .result("{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
                                    + "\"serverInfo\":{\"name\":\"old\",\"version\":\"1\"}}");
                case "tools/call" -> {
                    if (request.headers().containsKey("Mcp-Method")) {
                        out.json(400, "");
                    } else {
                        work(request, out);
                    }
                }
                default -> out.status(202);
            }
        })) {
            assertThat(call(McpEndpoint.at(peer.url())).text()).isEqualTo("done");

            assertThat(heard).containsExactly("half", "nearly");
        }
    }

    @Test
    void a_call_that_was_given_up_has_been_told_when_the_client_is_closed() {
        CountDownLatch never = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        try (McpPeer peer = new McpPeer((request, out) -> {
            if (request.method().equals("tools/call")) {
                caller.interrupt();
                never.await();
            } else {
                never.await(200, TimeUnit.MILLISECONDS);
                out.status(202);
            }
        })) {
            McpEndpoint agent = McpEndpoint.ofAgent(peer.url().replace("/mcp", ""));
            assertThatThrownBy(() -> call(agent)).isInstanceOf(CallException.Lost.class);
            client.close();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(peer.last("notifications/cancelled").params().path("requestId"))
                    .isEqualTo(peer.last("tools/call").json().path("id"));
        }
    }
}

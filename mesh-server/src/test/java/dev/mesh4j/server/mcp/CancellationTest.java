package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.server.RawHttp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that leave before they are answered (2026-07-28, cancellation). */
class CancellationTest {

    private static final int PATIENCE = 20;

    private static McpEndpoint endpoint;

    private static final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @BeforeAll
    static void start() {
        ScriptedService service = new ScriptedService()
                .tool("brief", (arguments, exchange) -> brief())
                .tool("wait", (arguments, exchange) -> waitForever(exchange))
                .tool("chat", (arguments, exchange) -> chat(exchange))
                .tool(
                        "quick",
                        (arguments, exchange) -> "" + Thread.currentThread().isInterrupted());
        McpOptions options = McpOptions.defaults(McpEndpoint.MAX_BODY_BYTES).withKeepAlive(Duration.ofMillis(20));
        endpoint = new McpEndpoint(service, options);
    }

    @AfterAll
    static void stop() {
        endpoint.close();
    }

    private static String waitForever(Exchange exchange) {
        exchange.onCancel(() -> {
            throw new IllegalStateException("an action that fails");
        });
        exchange.onCancel(() -> events.add("cancelled"));
        exchange.progress(1, null, null);
        events.add("started");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            events.add("interrupted, cancelled: " + exchange.isCancelled());
            exchange.onCancel(() -> events.add("at once"));
        }
        return "late";
    }

    /** Never blocks, so that only its own writing tells it that the client went. */
    private static String chat(Exchange exchange) {
        events.add("started");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        double done = 0;
        while (!Thread.currentThread().isInterrupted() && System.nanoTime() < end) {
            exchange.progress(done++, null, "x".repeat(1000));
        }
        events.add("interrupted, cancelled: " + exchange.isCancelled());
        return "late";
    }

    private static String next() throws InterruptedException {
        return events.poll(PATIENCE, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'progressToken':1", "'x/y':1"})
    void a_tool_whose_client_left_is_interrupted_and_told(String meta) throws Exception {
        try (OpenCall call =
                new OpenCall(endpoint.port(), ModernCall.tool("wait").withMeta(meta))) {
            assertThat(next()).isEqualTo("started");
        }
        assertCancelled();
        assertServes();
    }

    @Test
    void a_tool_that_writes_to_a_client_that_left_is_interrupted() throws Exception {
        try (OpenCall call =
                new OpenCall(endpoint.port(), ModernCall.tool("chat").withMeta("'progressToken':1"))) {
            assertThat(next()).isEqualTo("started");
            assertThat(call.message()).isNotNull();
        }
        assertThat(next()).isEqualTo("interrupted, cancelled: true");
        assertServes();
    }

    @Test
    void a_long_call_shows_that_the_server_is_there() throws Exception {
        try (OpenCall call = new OpenCall(endpoint.port(), ModernCall.tool("wait"))) {
            assertThat(next()).isEqualTo("started");
            assertThat(call.head()).containsIgnoringCase("text/event-stream");
            assertThat(call.line()).isEqualTo(":");
            assertThat(call.line()).isEmpty();
            assertThat(call.line()).isEqualTo(":");
        }
        assertCancelled();
    }

    private static void assertCancelled() throws InterruptedException {
        assertThat(List.of(next(), next(), next()))
                .containsExactlyInAnyOrder("cancelled", "interrupted, cancelled: true", "at once");
    }

    @Test
    void a_long_call_of_a_client_that_takes_json_alone_stays_json() throws Exception {
        ModernCall patient = ModernCall.tool("brief").header("Accept", "application/json");
        try (OpenCall call = new OpenCall(endpoint.port(), patient)) {
            assertThat(call.json().toString()).contains("\"text\":\"brief\"");
        }
    }

    private static String brief() {
        try {
            // several keep-alive intervals
            new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS);
            return "brief";
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }

    private static void assertServes() {
        for (int i = 0; i < 20; i++) {
            assertThat(endpoint.send(ModernCall.tool("quick"))
                            .result()
                            .at("/content/0/text")
                            .asString())
                    .isEqualTo("false");
        }
    }

    @Test
    void a_slow_upload_keeps_its_own_status() throws IOException, InterruptedException {
        String body =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"no/such\",\"params\":{\"_meta\":" + ModernCall.META + "}}";
        McpOptions options = McpOptions.defaults(McpEndpoint.MAX_BODY_BYTES).withKeepAlive(Duration.ofMillis(200));
        try (McpEndpoint slower = new McpEndpoint(new ScriptedService(), options);
                RawHttp http = new RawHttp(slower.port())) {
            http.write("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Accept: application/json, text/event-stream\r\nMCP-Protocol-Version: 2026-07-28\r\n"
                    + "Mcp-Method: no/such\r\nContent-Length: " + body.length() + "\r\n\r\n"
                    + body.substring(0, 10));
            CountDownLatch never = new CountDownLatch(1);
            assertThat(never.await(600, TimeUnit.MILLISECONDS)).isFalse();
            http.write(body.substring(10));

            assertThat(http.receive().status()).isEqualTo(404);
        }
    }
}

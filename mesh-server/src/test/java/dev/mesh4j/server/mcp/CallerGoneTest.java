package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers of agents that wait no more: their time is over, or they say so on another connection. */
class CallerGoneTest {

    private static final String ID = "\"01234567-89ab-cdef-7\"";

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final McpEndpoint endpoint = new McpEndpoint(
            new ScriptedService()
                    .tool("hold", (arguments, exchange) -> hold(exchange))
                    .tool(
                            "quick",
                            (arguments, exchange) -> "" + Thread.currentThread().isInterrupted()),
            // no event stream comes of it within this test
            McpOptions.defaults(McpEndpoint.MAX_BODY_BYTES).withKeepAlive(Duration.ofMinutes(1)));

    @AfterEach
    void stop() {
        released.countDown();
        endpoint.close();
    }

    private String hold(Exchange exchange) {
        exchange.onCancel(() -> events.add("told"));
        events.add("started");
        try {
            released.await();
            return "released";
        } catch (InterruptedException e) {
            events.add("interrupted, cancelled: " + exchange.isCancelled());
            return "gave up";
        }
    }

    @Test
    void a_call_whose_callers_time_is_over_is_interrupted_and_answered_all_the_same() throws Exception {
        long before = System.nanoTime();
        Reply reply = endpoint.send(ModernCall.tool("hold").header("Mesh-Timeout", "200"));
        Duration took = Duration.ofNanos(System.nanoTime() - before);

        assertThat(reply.result().at("/content/0/text").asString()).isEqualTo("gave up");
        assertThat(took).isBetween(Duration.ofMillis(200), Duration.ofSeconds(2));
        assertThat(next()).isEqualTo("started");
        assertThat(new String[] {next(), next()}).containsExactlyInAnyOrder("told", "interrupted, cancelled: true");
        assertServes();
    }

    @Test
    void a_notification_cancels_the_request_that_it_names() throws Exception {
        CompletableFuture<Reply> call = inBackground(ModernCall.tool("hold").id(ID));
        assertThat(next()).isEqualTo("started");

        assertThat(cancel(ID).status()).isEqualTo(202);

        assertThat(new String[] {next(), next()}).containsExactlyInAnyOrder("told", "interrupted, cancelled: true");
        call.handle((reply, failure) -> "over").get(20, TimeUnit.SECONDS);
        assertServes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"01234567-89ab-cdef-8\"", "\"\"", "7", "null", "{}"})
    void a_notification_of_another_id_is_ignored(String other) throws Exception {
        CompletableFuture<Reply> call = inBackground(ModernCall.tool("hold").id(ID));
        assertThat(next()).isEqualTo("started");

        assertThat(cancel(other).status()).isEqualTo(202);
        released.countDown();

        assertThat(text(call.get(20, TimeUnit.SECONDS))).isEqualTo("released");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1\"", "\"a-request-of-someone-else\""})
    void an_id_that_others_may_use_too_cannot_be_cancelled(String id) throws Exception {
        CompletableFuture<Reply> call = inBackground(ModernCall.tool("hold").id(id));
        assertThat(next()).isEqualTo("started");

        assertThat(cancel(id).status()).isEqualTo(202);
        released.countDown();

        assertThat(text(call.get(20, TimeUnit.SECONDS))).isEqualTo("released");
    }

    @Test
    void what_was_answered_already_cannot_be_cancelled_and_its_id_can_be_used_again() {
        assertThat(text(endpoint.send(ModernCall.tool("quick").id(ID)))).isEqualTo("false");
        cancel(ID);
        assertThat(text(endpoint.send(ModernCall.tool("quick").id(ID)))).isEqualTo("false");
    }

    private Reply cancel(String id) {
        String body =
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":" + id + "}}";
        return endpoint.post(
                body, Map.of("MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "notifications/cancelled"));
    }

    private CompletableFuture<Reply> inBackground(ModernCall call) {
        return CompletableFuture.supplyAsync(() -> endpoint.send(call), Thread::startVirtualThread);
    }

    private void assertServes() {
        for (int i = 0; i < 20; i++) {
            assertThat(text(endpoint.send(ModernCall.tool("quick")))).isEqualTo("false");
        }
    }

    private static String text(Reply reply) {
        return reply.result().at("/content/0/text").asString();
    }

    private String next() throws InterruptedException {
        return events.poll(20, TimeUnit.SECONDS);
    }
}

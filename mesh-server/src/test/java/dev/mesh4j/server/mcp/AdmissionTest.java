package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.jsonrpc.NotExecuted;
import dev.mesh4j.server.config.ConfigException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AdmissionTest {

    private static final String LEGACY =
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"wait\"}}";

    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final Admission admission = new Admission(2);
    private final ScriptedService service = new ScriptedService()
            .tool("wait", (arguments, exchange) -> waited())
            .tool("fail", (arguments, exchange) -> {
                throw new IllegalStateException("on purpose");
            })
            .prompt("hello", (arguments, exchange) -> "Hello");
    private final McpEndpoint endpoint = new McpEndpoint(
            service, McpOptions.defaults(McpEndpoint.MAX_BODY_BYTES).withAdmission(admission));
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        gate.countDown();
        endpoint.close();
        callers.close();
    }

    private String waited() {
        begun.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "waited";
    }

    /** As many calls in flight as there is room for. */
    private List<Future<Reply>> fill() {
        List<Future<Reply>> calls = new ArrayList<>();
        for (int i = 0; i < admission.max(); i++) {
            calls.add(callers.submit(() -> endpoint.send(ModernCall.tool("wait"))));
        }
        await().untilAsserted(() -> assertThat(begun).hasValue(admission.max()));
        return calls;
    }

    @Test
    void a_call_too_many_is_refused_before_the_tool_in_both_eras() {
        fill();

        for (Reply refused : List.of(endpoint.send(ModernCall.tool("wait").id("7")), endpoint.post(LEGACY))) {
            assertThat(refused.outcome()).isEqualTo("503 " + ErrorCode.NOT_EXECUTED.number());
            assertThat(refused.json().path("id").intValue()).isEqualTo(7);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.json().at("/error/data/retryAfterMs").intValue()).isBetween(1, 1000);
            assertThat(refused.errorMessage()).contains("2 calls").contains("not begun");
        }
        assertThat(begun).hasValue(2);
        assertThat(admission.inFlight()).isEqualTo(2);
        assertThat(admission.refused()).isEqualTo(2);
    }

    @Test
    void what_is_no_tool_call_is_served_while_all_places_are_taken() {
        fill();

        assertThat(endpoint.send(ModernCall.of("tools/list")).status()).isEqualTo(200);
        assertThat(endpoint.send(ModernCall.of("server/discover")).status()).isEqualTo(200);
        assertThat(endpoint.send(ModernCall.of("prompts/get")
                                .params("\"name\":\"hello\"")
                                .header("Mcp-Name", "hello"))
                        .status())
                .isEqualTo(200);
        assertThat(endpoint.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")
                        .status())
                .isEqualTo(200);
        assertThat(endpoint.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void a_place_is_free_again_when_its_call_has_ended() throws Exception {
        List<Future<Reply>> calls = fill();
        gate.countDown();
        for (Future<Reply> call : calls) {
            assertThat(call.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
        }

        assertThat(endpoint.send(ModernCall.tool("wait")).status()).isEqualTo(200);
        assertThat(admission.inFlight()).isZero();
    }

    @Test
    void a_call_that_fails_gives_its_place_back() {
        for (int i = 0; i < 5; i++) {
            assertThat(endpoint.send(ModernCall.tool("fail")).outcome()).isEqualTo("200 -32603");
        }

        assertThat(admission.inFlight()).isZero();
        assertThat(admission.refused()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void a_limit_that_lets_nothing_in_is_refused(int max) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new Admission(max))
                .withMessageContaining("max-concurrent-calls: " + max + " (expected: 1 or more");
    }

    @Test
    void a_client_reads_back_what_the_refusal_says() {
        JsonRpcError error = new NotExecuted(NotExecuted.OVERLOADED, Duration.ofMillis(1500))
                .exception("full")
                .error();

        assertThat(NotExecuted.of(error)).contains(new NotExecuted(NotExecuted.OVERLOADED, Duration.ofMillis(1500)));
        assertThat(new NotExecuted(NotExecuted.OVERLOADED, Duration.ofMillis(1500)).seconds())
                .isEqualTo(2);
        assertThat(NotExecuted.of(new JsonRpcError(ErrorCode.NOT_EXECUTED.number(), "of another language", null)))
                .contains(new NotExecuted("", Duration.ofMillis(1)));
        assertThat(NotExecuted.of(JsonRpcError.of(ErrorCode.INTERNAL_ERROR, "other")))
                .isEmpty();
    }

    /** Ten callers for each place: who gets one is served as if there were no others, and no one waits for a refusal. */
    @Test
    void callers_at_ten_times_the_capacity_do_not_slow_down_those_that_are_served() throws Exception {
        Duration work = Duration.ofMillis(250);
        CountDownLatch never = new CountDownLatch(1);
        ScriptedService slow = new ScriptedService().tool("work", (arguments, exchange) -> {
            try {
                never.await(work.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "done";
        });
        Admission four = new Admission(4);
        try (McpEndpoint busy = new McpEndpoint(
                slow, McpOptions.defaults(McpEndpoint.MAX_BODY_BYTES).withAdmission(four))) {
            busy.send(ModernCall.tool("work"));
            CompletableFuture<Void> stop = new CompletableFuture<>();
            List<Future<List<Long>>> accepted = new ArrayList<>();
            for (int i = 0; i < 10 * four.max(); i++) {
                accepted.add(callers.submit(() -> call(busy, stop)));
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> four.refused() > 200);
            stop.complete(null);
            List<Long> millis = new ArrayList<>();
            for (Future<List<Long>> one : accepted) {
                millis.addAll(one.get(20, TimeUnit.SECONDS));
            }
            millis.sort(null);

            assertThat(millis).hasSizeGreaterThan(4);
            // the median: the tail is that of the machine, which runs other tests meanwhile
            assertThat(millis.get(millis.size() / 2)).isLessThan(2 * work.toMillis());
            assertThat(four.inFlight()).isZero();
            assertThat(busy.send(ModernCall.tool("work")).status()).isEqualTo(200);
        }
    }

    /** Calls until it is told to stop, and heeds what a refusal says; how long each accepted call took. */
    private static List<Long> call(McpEndpoint endpoint, CompletableFuture<Void> stop) {
        List<Long> accepted = new ArrayList<>();
        while (!stop.isDone()) {
            long before = System.nanoTime();
            Reply reply = endpoint.send(ModernCall.tool("work"));
            if (reply.status() == 200) {
                accepted.add(Duration.ofNanos(System.nanoTime() - before).toMillis());
            } else {
                assertThat(reply.status()).isEqualTo(503);
                long pause = reply.json().at("/error/data/retryAfterMs").longValue();
                stop.copy()
                        .completeOnTimeout(null, pause, TimeUnit.MILLISECONDS)
                        .join();
            }
        }
        return accepted;
    }
}

package dev.mesh4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import dev.mesh4j.benchmarks.Wrk.Call;
import dev.mesh4j.benchmarks.Wrk.Sample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script that makes the calls must see what is wrong with an answer, or else figures of errors would be good ones. */
class WrkTest {

    private static final String GOOD =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"structuredContent\":{\"text\":\"%s\"}}}";

    private final Wrk wrk = new Wrk(Path.of("src/main/lua/call.lua").toAbsolutePath());
    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    private final Queue<String> sessions = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private int status = 200;
    private String answer = GOOD.formatted("");

    @BeforeEach
    void start() throws IOException {
        assumeThat(Stream.of(System.getenv("PATH").split(":")).anyMatch(folder -> Files.exists(Path.of(folder, "wrk"))))
                .isTrue();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            sessions.add(String.valueOf(exchange.getRequestHeaders().getFirst("Mcp-Session-Id")));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void good_answers_are_counted_and_timed() throws Exception {
        Sample sample = wrk.run(2, 1, call(Era.MODERN, FirstAnswer.NO_SESSION, 0));

        assertThat(sample.calls()).isPositive().isLessThanOrEqualTo(bodies.size());
        assertThat(sample.p50Millis()).isPositive().isLessThanOrEqualTo(sample.p999Millis());
    }

    @Test
    void the_modern_era_says_in_each_call_what_the_legacy_one_said_before() throws Exception {
        wrk.run(1, 1, call(Era.MODERN, FirstAnswer.NO_SESSION, 0));
        assertThat(bodies).allSatisfy(body -> assertThat(body).contains("protocolVersion\":\"2026-07-28\""));
        assertThat(sessions).containsOnly("null");
        bodies.clear();
        sessions.clear();

        wrk.run(1, 1, call(Era.LEGACY, "s1", 0));
        assertThat(bodies).allSatisfy(body -> assertThat(body).doesNotContain("_meta"));
        assertThat(sessions).containsOnly("s1");
    }

    @Test
    void the_text_is_as_long_as_asked_for() throws Exception {
        answer = GOOD.formatted("0123456789abcdef".repeat(128));
        wrk.run(1, 1, call(Era.MODERN, FirstAnswer.NO_SESSION, 2));

        assertThat(bodies)
                .allSatisfy(body -> assertThat(body).contains("\"text\":\"" + "0123456789abcdef".repeat(128)));
    }

    @Test
    void a_wrong_text_fails() {
        answer = GOOD.formatted("something else");
        fails("something else");
    }

    @Test
    void a_failed_tool_fails() {
        answer = GOOD.formatted("").replace("\"result\":{", "\"result\":{\"isError\":true,");
        fails("isError");
    }

    @Test
    void an_error_fails() {
        answer = "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32601,\"message\":\"no such tool\"}}";
        fails("no such tool");
    }

    @Test
    void another_status_fails() {
        status = 503;
        fails("503");
    }

    private void fails(String why) {
        assertThatIllegalStateException()
                .isThrownBy(() -> wrk.run(1, 1, call(Era.MODERN, FirstAnswer.NO_SESSION, 0)))
                .withMessageContaining(why);
    }

    private Call call(Era era, String session, int kib) {
        return new Call(era, server.getAddress().getPort(), session, "echo", kib);
    }
}

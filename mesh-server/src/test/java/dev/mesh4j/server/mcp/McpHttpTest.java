package dev.mesh4j.server.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.server.RawHttp;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The transport under both eras: methods, headers and bodies that are no message. */
class McpHttpTest {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final String[] POST = {"POST /mcp HTTP/1.1", "Host: localhost", "Content-Type: application/json"};

    private static McpEndpoint endpoint;

    @BeforeAll
    static void start() {
        endpoint = new McpEndpoint();
    }

    @AfterAll
    static void stop() {
        endpoint.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE"})
    void only_post_is_served_without_a_session(String method) {
        Reply reply = endpoint.exchange(method, HttpRequest.BodyPublishers.noBody(), Map.of());

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.headers().firstValue("Allow")).hasValue("POST");
        assertThat(reply.json().path("error").asString()).isEqualTo(method + " /mcp (expected: POST)");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, 200",
        "application/json; charset=utf-8, 200",
        "application/json;charset=UTF-8, 200",
        "Application/JSON, 200",
        "text/plain, 415",
        "application/x-www-form-urlencoded, 415",
        "application/jsonp, 415",
        "application/json-patch+json, 415",
        "'', 415"
    })
    void the_content_type_must_be_json(String type, int status) {
        Reply reply = endpoint.post(PING, Map.of("Content-Type", type));

        assertThat(reply.status()).isEqualTo(status);
        if (status == 415) {
            assertThat(reply.json().path("error").asString()).contains("Content-Type", "expected: application/json");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json, text/event-stream | 200",
                "application/json | 200",
                "text/event-stream | 200",
                "*/* | 200",
                "application/* | 200",
                "Application/JSON | 200",
                "'' | 200",
                "text/html | 406",
                "image/png, text/plain;q=0.5 | 406"
            })
    void accept_is_taken_leniently(String accept, int status) {
        Reply reply = endpoint.post(PING, Map.of("Accept", accept));

        assertThat(reply.status()).isEqualTo(status);
        if (status == 406) {
            assertThat(reply.json().path("error").asString()).contains(accept).contains("application/json");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"jsonrpc\":\"2.0\",\"id\":1, | 400 -32700",
                "{'jsonrpc':'2.0'} | 400 -32700",
                "nonsense | 400 -32700",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} {} | 400 -32700",
                "7 | 400 -32600",
                "\"ping\" | 400 -32600",
                "null | 400 -32600",
                "{} | 400 -32600",
                "{\"id\":1,\"method\":\"ping\"} | 400 -32600",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"} | 400 -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"} | 400 -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"} | 400 -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":true,\"method\":\"ping\"} | 400 -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":[1],\"method\":\"ping\"} | 400 -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7} | 400 -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[1]} | 400 -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1} | 400 -32600"
            })
    void what_is_no_message_is_refused(String body, String outcome) {
        Reply reply = endpoint.post(body);

        assertThat(reply.outcome()).isEqualTo(outcome);
        assertThat(reply.json().path("jsonrpc").asString()).isEqualTo("2.0");
        assertThat(reply.text()).doesNotContain("\"id\":null");
    }

    @Test
    void the_readable_id_of_a_bad_message_is_echoed() {
        Reply reply = endpoint.post("{\"jsonrpc\":\"2.0\",\"id\":42,\"method\":7}");

        assertThat(reply.json().path("id").asInt()).isEqualTo(42);
    }

    @Test
    void broken_json_is_refused_with_its_place() {
        Reply reply = endpoint.post("{\"jsonrpc\":\"2.0\",\n  \"id\":}");

        assertThat(reply.outcome()).isEqualTo("400 -32700");
        assertThat(reply.json().has("id")).isFalse();
        assertThat(reply.errorMessage()).contains("line 2, column 8");
    }

    @Test
    void an_empty_body_is_refused() {
        assertThat(endpoint.post("").outcome()).isEqualTo("400 -32700");
        assertThat(endpoint.post("  \n ").outcome()).isEqualTo("400 -32700");
    }

    @Test
    void bytes_that_are_no_utf8_are_refused() {
        byte[] body = "{\"jsonrpc\":\"2.0\",\"id\":\"?\",\"method\":\"ping\"}".getBytes(UTF_8);
        body[new String(body, UTF_8).indexOf('?')] = (byte) 0xff;

        Reply reply = endpoint.exchange(
                "POST", HttpRequest.BodyPublishers.ofByteArray(body), Map.of("Content-Type", "application/json"));

        assertThat(reply.outcome()).isEqualTo("400 -32700");
    }

    @Test
    @Timeout(5)
    void deep_nesting_is_refused_at_once() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);

        assertThat(endpoint.post(deep).outcome()).isEqualTo("400 -32700");
        assertThat(endpoint.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"a\":" + deep + "}}")
                        .outcome())
                .isEqualTo("400 -32700");
        assertThat(endpoint.post(PING).status()).isEqualTo(200);
    }

    @Test
    void a_body_of_the_longest_length_is_read_and_one_byte_more_is_not() {
        String longest = PING + " ".repeat(McpEndpoint.MAX_BODY_BYTES - PING.length());

        assertThat(endpoint.post(longest).status()).isEqualTo(200);
        assertThat(endpoint.post(longest + " ").status()).isEqualTo(413);
    }

    @Test
    void a_body_announced_too_long_is_refused_before_it_is_sent() throws IOException {
        try (RawHttp http = new RawHttp(endpoint.port())) {
            http.write(String.join("\r\n", POST) + "\r\nContent-Length: 104857600\r\n\r\n{");
            RawHttp.Answer answer = http.receive();

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(Json.mapper().readTree(answer.body()).path("error").asString())
                    .contains("104857600", "expected: at most " + McpEndpoint.MAX_BODY_BYTES);
        }
        assertThat(endpoint.post(PING).status()).isEqualTo(200);
    }

    @Test
    void a_chunked_body_is_refused_when_it_becomes_too_long() throws IOException {
        String chunk = "8000\r\n" + " ".repeat(0x8000) + "\r\n";
        try (RawHttp http = new RawHttp(endpoint.port())) {
            http.write(
                    String.join("\r\n", POST) + "\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(2) + "1\r\n ");
            RawHttp.Answer answer = http.receive();

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(answer.body()).contains("unknown length");
        }
        assertThat(endpoint.post(PING).status()).isEqualTo(200);
    }

    @Test
    void a_chunked_body_within_the_limit_is_served() {
        byte[] call = ModernCall.tool("greet").body().getBytes(UTF_8);
        Map<String, String> headers =
                new java.util.LinkedHashMap<>(ModernCall.tool("greet").headers());
        headers.put("Content-Type", "application/json");

        Reply reply = endpoint.exchange(
                "POST",
                HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(call)),
                headers);

        assertThat(reply.outcome()).isEqualTo("200 0");
    }

    @Test
    void a_client_that_leaves_in_the_middle_of_its_body_harms_nobody() throws IOException {
        try (RawHttp http = new RawHttp(endpoint.port())) {
            http.write(String.join("\r\n", POST) + "\r\nContent-Length: 100\r\n\r\n{\"json");
        }
        assertThat(endpoint.post(PING).status()).isEqualTo(200);
    }

    @Test
    void two_pipelined_requests_are_answered_in_order() throws IOException {
        try (RawHttp http = new RawHttp(endpoint.port())) {
            http.send(PING, POST);
            http.send(PING.replace("\"id\":1", "\"id\":2"), POST);

            assertThat(http.receive().body()).contains("\"id\":1,");
            assertThat(http.receive().body()).contains("\"id\":2,");
        }
    }

    @Test
    void each_of_many_concurrent_callers_gets_its_own_answer() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> calls = IntStream.range(0, 32)
                    .<Callable<Void>>mapToObj(caller -> () -> {
                        for (int i = 0; i < 10; i++) {
                            greet(100 * caller + i);
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> done : callers.invokeAll(calls)) {
                done.get();
            }
        }
    }

    private static void greet(int number) {
        Reply reply = endpoint.send(ModernCall.tool("greet")
                .id("" + number)
                .params("\"name\":\"greet\",\"arguments\":{\"name\":\"n" + number + "\"}"));

        assertThat(reply.json().path("id").asInt()).isEqualTo(number);
        assertThat(reply.result().at("/content/0/text").asString()).isEqualTo("Hello n" + number);
    }
}

package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is said before the answer: progress and log lines (2026-07-28, Streamable HTTP, progress, logging). */
class EventStreamTest {

    private static final String TOKEN = "'progressToken':'t1'";

    private static McpEndpoint endpoint;

    @BeforeAll
    static void start() {
        endpoint = new McpEndpoint(new ScriptedService()
                .tool("progress", (arguments, exchange) -> progress(exchange))
                .tool("race", (arguments, exchange) -> race(exchange))
                .tool("log", (arguments, exchange) -> log(exchange))
                .tool("quiet", (arguments, exchange) -> "quiet")
                .tool("interrupts", (arguments, exchange) -> {
                    exchange.progress(1, null, null);
                    Thread.currentThread().interrupt();
                    return "interrupted";
                })
                .tool(
                        "interrupted",
                        (arguments, exchange) -> "" + Thread.currentThread().isInterrupted()));
    }

    @AfterAll
    static void stop() {
        endpoint.close();
    }

    private static String progress(Exchange exchange) {
        exchange.progress(0, 100.0, null);
        exchange.progress(0, 100.0, "again");
        exchange.progress(-1, 100.0, "back");
        exchange.progress(Double.NaN, null, null);
        exchange.progress(Double.POSITIVE_INFINITY, null, null);
        exchange.progress(0.5, Double.POSITIVE_INFINITY, "Zeile\n\u2028größer");
        exchange.progress(100, 100.0, null);
        return "done";
    }

    private static String race(Exchange exchange) {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                int done = i;
                pool.submit(() -> exchange.progress(done, null, null));
            }
        }
        return "done";
    }

    private static String log(Exchange exchange) {
        for (LoggingLevel level : LoggingLevel.values()) {
            exchange.log(level, "my.logger", Json.mapper().valueToTree(level));
        }
        return "done";
    }

    private static OpenCall open(ModernCall call) {
        return new OpenCall(endpoint.port(), call);
    }

    private static List<JsonNode> messages(OpenCall call) throws IOException {
        List<JsonNode> messages = new ArrayList<>();
        for (JsonNode next = call.message(); next != null; next = call.message()) {
            messages.add(next);
        }
        return messages;
    }

    @Test
    void progress_is_a_stream_of_single_lines_with_the_answer_last() throws IOException {
        try (OpenCall call = open(ModernCall.tool("progress").withMeta(TOKEN))) {
            assertThat(call.head())
                    .startsWith("HTTP/1.1 200 ")
                    .containsIgnoringCase("Content-Type: text/event-stream")
                    .contains("X-Accel-Buffering: no")
                    .contains("Cache-Control: no-cache");
            List<String> lines = new ArrayList<>();
            for (String line = call.line(); line != null; line = call.line()) {
                lines.add(line);
            }
            assertThat(lines).hasSize(8).allMatch(line -> line.isEmpty() || line.startsWith("data: {"));
            assertThat(lines.get(0))
                    .isEqualTo("data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":"
                            + "{\"progressToken\":\"t1\",\"progress\":0,\"total\":100}}");
            assertThat(lines.get(2))
                    .contains("\"progress\":0.5")
                    .contains("größer")
                    .doesNotContain("total");
            assertThat(lines.get(4)).contains("\"progress\":100");
            assertThat(lines.get(6)).contains("\"id\":1").contains("\"resultType\":\"complete\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'progressToken':null", "'progressToken':{}", "'progressToken':1.5"})
    void without_a_token_the_answer_stays_json(String meta) {
        ModernCall plain = ModernCall.tool("progress");
        Reply reply = endpoint.send(meta.isEmpty() ? plain : plain.withMeta(meta));

        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(reply.result().at("/content/0/text").asString()).isEqualTo("done");
    }

    @Test
    void a_token_alone_opens_no_stream() {
        Reply reply = endpoint.send(ModernCall.tool("quiet").withMeta(TOKEN));

        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void a_numeric_token_comes_back_as_a_number() throws IOException {
        try (OpenCall call = open(ModernCall.tool("progress").withMeta("'progressToken':1794981234567"))) {
            assertThat(call.message().at("/params/progressToken").asLong()).isEqualTo(1794981234567L);
        }
    }

    @Test
    void progress_from_many_threads_increases_strictly() throws IOException {
        try (OpenCall call = open(ModernCall.tool("race").withMeta(TOKEN))) {
            List<JsonNode> messages = messages(call);
            double last = -1;
            for (JsonNode message : messages.subList(0, messages.size() - 1)) {
                double progress = message.at("/params/progress").asDouble();
                assertThat(progress).isGreaterThan(last);
                last = progress;
            }
            assertThat(messages.getLast().has("result")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"debug, 8", "warning, 5", "emergency, 1"})
    void log_lines_of_the_asked_level_come(String level, int lines) throws IOException {
        try (OpenCall call =
                open(ModernCall.tool("log").withMeta("'io.modelcontextprotocol/logLevel':'" + level + "'"))) {
            List<JsonNode> messages = messages(call);
            assertThat(messages).hasSize(lines + 1);
            assertThat(messages.getFirst().path("method").asString()).isEqualTo("notifications/message");
            assertThat(messages.getFirst().at("/params/level").asString()).isEqualTo(level);
            assertThat(messages.getFirst().at("/params/logger").asString()).isEqualTo("my.logger");
        }
    }

    @Test
    void no_log_line_comes_unasked() {
        Reply reply = endpoint.send(ModernCall.tool("log"));

        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'loud'", "7", "null", "'DEBUG'"})
    void an_unknown_level_is_refused_before_the_tool_runs(String level) {
        Reply reply = endpoint.send(ModernCall.tool("quiet").withMeta("'io.modelcontextprotocol/logLevel':" + level));

        assertThat(reply.outcome()).isEqualTo("400 -32602");
        assertThat(reply.errorMessage()).contains("logLevel").contains("(expected: ");
    }

    @Test
    void a_client_that_takes_json_alone_gets_it() {
        Reply reply = endpoint.send(ModernCall.tool("progress").withMeta(TOKEN).header("Accept", "application/json"));

        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(reply.result().at("/content/0/text").asString()).isEqualTo("done");
    }

    @Test
    void an_interrupt_that_a_tool_leaves_meets_neither_its_answer_nor_the_next_call() throws IOException {
        try (OpenCall call = open(ModernCall.tool("interrupts"))) {
            assertThat(call.json().at("/result/content/0/text").asString()).isEqualTo("interrupted");
            call.send(ModernCall.tool("interrupted"), "HTTP/1.1");
            assertThat(call.json().at("/result/content/0/text").asString()).isEqualTo("false");
        }
        try (OpenCall call = open(ModernCall.tool("interrupts").withMeta(TOKEN))) {
            assertThat(messages(call)).hasSize(2);
        }
    }

    @Test
    void an_http_1_0_client_reads_the_stream_until_the_connection_closes() throws IOException {
        try (OpenCall call =
                new OpenCall(endpoint.port(), ModernCall.tool("progress").withMeta(TOKEN), "HTTP/1.0")) {
            assertThat(messages(call)).hasSize(4);
            assertThat(call.head()).doesNotContain("chunked");
        }
    }
}

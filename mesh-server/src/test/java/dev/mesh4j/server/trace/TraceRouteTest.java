package dev.mesh4j.server.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.TraceContext;
import dev.mesh4j.protocol.trace.TraceReply;
import dev.mesh4j.protocol.trace.TraceSpan;
import dev.mesh4j.server.MeshServer;
import dev.mesh4j.server.ServerOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TraceRouteTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private static HttpResponse<String> get(RecentSpans spans, String path, String... headers) throws Exception {
        TraceRoute route = new TraceRoute("greeter-1", "greeter", spans);
        ServerOptions options = new ServerOptions("127.0.0.1", 0, Duration.ZERO);
        try (MeshServer server = new MeshServer(options, route::addTo).start();
                HttpClient client = HttpClient.newHttpClient()) {
            URI url = URI.create("http://127.0.0.1:" + server.port() + path);
            HttpRequest.Builder request = HttpRequest.newBuilder(url);
            return client.send(
                    headers.length == 0
                            ? request.build()
                            : request.headers(headers).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void the_spans_of_a_trace_are_told_with_the_agent() throws Exception {
        RecentSpans spans = new RecentSpans(10);
        Tracing.keeping(spans, Tracing.OFF)
                .begin(new SpanStart(
                        SpanStart.Side.SERVER,
                        "greet",
                        new TraceContext("00-" + TRACE + "-b7ad6b7169203331-01", null, null),
                        Map.of("mesh.correlation_id", "secret")))
                .failed("tool_error");

        HttpResponse<String> answer = get(spans, "/traces/" + TRACE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        TraceReply reply = Json.mapper().readValue(answer.body(), TraceReply.class);
        assertThat(List.of(reply.agentId(), reply.agentName())).containsExactly("greeter-1", "greeter");
        assertThat(Objects.requireNonNull(reply.spans()))
                .extracting(TraceSpan::tool, TraceSpan::parentId, TraceSpan::outcome)
                .containsExactly(tuple("greet", "b7ad6b7169203331", "tool_error"));
        assertThat(answer.body()).contains("\"parent_id\"").doesNotContain("secret");
    }

    @Test
    void an_unknown_trace_has_no_spans() throws Exception {
        assertThat(get(new RecentSpans(1), "/traces/" + TRACE).body())
                .isEqualTo("{\"agent_id\":\"greeter-1\",\"agent_name\":\"greeter\",\"spans\":[]}");
    }

    @Test
    void an_agent_that_keeps_none_says_why() throws Exception {
        HttpResponse<String> answer = get(new RecentSpans(0), "/traces/" + TRACE);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"trace-buffer: 0, so that no spans are kept (expected: 1 or more)\"}");
    }

    @Test
    void what_is_no_trace_id_is_refused() throws Exception {
        assertThat(get(new RecentSpans(1), "/traces/" + TRACE.substring(1)))
                .extracting(HttpResponse::statusCode, HttpResponse::body)
                .containsExactly(
                        400, "{\"error\":\"traceId: 'af7651916cd43dd8448eb211c80319c' (expected: 32 of 0-9 a-f)\"}");
        assertThat(get(new RecentSpans(1), "/traces/" + TRACE.replace('a', 'A')).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_web_page_elsewhere_gets_nothing() throws Exception {
        assertThat(get(new RecentSpans(1), "/traces/" + TRACE, "Origin", "https://evil.example.com")
                        .statusCode())
                .isEqualTo(403);
    }
}

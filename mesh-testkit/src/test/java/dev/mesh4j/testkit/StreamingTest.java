package dev.mesh4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.client.ToolCall;
import dev.mesh4j.protocol.client.stream.ToolItems;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.Tool;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.RemoteToolException;
import dev.mesh4j.runtime.RunningAgent;
import dev.mesh4j.testkit.StreamSource.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Tools that answer item by item, from one agent to another. */
@Timeout(120)
class StreamingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What sockets hold on the way, and much to spare. */
    private static final int AHEAD = 25_000;

    private final TestMesh mesh = TestMesh.start();
    private final StreamSource source = new StreamSource();
    private final StreamReader reader = new StreamReader();
    private final HttpTransport http = new HttpTransport();
    private final McpClient client = new McpClient(http, new Implementation("plain", "1"));
    private RunningAgent provider;
    private RunningAgent consumer;

    @BeforeEach
    void start() {
        provider = mesh.agent(source);
        consumer = mesh.agent(reader);
        assertThat(plain(consumer, "grab", Map.of()).text()).isEqualTo("grabbed");
    }

    @AfterEach
    void stop() {
        source.gate.countDown();
        client.close();
        http.close();
        mesh.close();
    }

    @Test
    void each_form_of_a_stream_is_read_in_each_form() {
        try (Stream<String> words = reader.source.words(3)) {
            assertThat(words).containsExactly("word0 ", "word1 ", "word2 ");
        }
        assertThat(reader.source.points(2)).containsExactly(new Point(0, "p0"), new Point(1, "p1"));
        assertThat(reader.source.pointStream(1)).containsExactly(new Point(0, "p0"));
        List<Integer> evens = new ArrayList<>();
        reader.source.evens(3).forEachRemaining(evens::add);
        assertThat(evens).containsExactly(0, 2, 4);
        assertThat(reader.source.words(0)).isEmpty();
        await().atMost(PATIENCE).until(() -> source.closed.get() == 2);
    }

    @Test
    void what_a_tool_emits_is_read_as_it_is() {
        List<JsonNode> items = reader.emitted.stream(Map.of("count", 3)).toList();

        assertThat(items.stream().map(JsonNode::toString))
                .containsExactly("\"text0\"", "{\"x\":1,\"name\":\"odd\"}", "\"text2\"");
        assertThat(reader.emitted.stream(Map.of("count", 1), String.class)).containsExactly("text0");
    }

    @Test
    void other_clients_get_the_whole_as_the_schema_says() {
        CallToolResult words = plain(provider, "words", Map.of("count", 3));
        assertThat(words.text()).isEqualTo("word0 word1 word2 ");
        assertThat(words.structuredContent()).isEqualTo(Json.mapper().valueToTree("word0 word1 word2 "));
        CallToolResult points = plain(provider, "points", Map.of("count", 2));
        assertThat(points.structuredContent())
                .isEqualTo(Json.mapper().readTree("{\"items\":[{\"x\":0,\"name\":\"p0\"},{\"x\":1,\"name\":\"p1\"}]}"));
        assertThat(plain(provider, "emitted", Map.of("count", 1)).text()).isEqualTo("text0");
        assertThat(plain(provider, "emitted", Map.of("count", 2)).structuredContent())
                .isEqualTo(Json.mapper().readTree("{\"items\":[\"text0\",{\"x\":1,\"name\":\"odd\"}]}"));
        assertThat(plain(provider, "both", Map.of()).text()).isEqualTo("the whole");
        assertThat(reader.source.joined(2)).isEqualTo("word0 word1 ");
        assertThat(reader.source.pointList(1)).containsExactly(new Point(0, "p0"));

        Map<String, JsonNode> schemas = client.listTools(endpoint(provider), PATIENCE).tools().stream()
                .filter(tool -> tool.outputSchema() != null)
                .collect(java.util.stream.Collectors.toMap(Tool::name, Tool::outputSchema));
        assertThat(schemas.get("words").toString()).isEqualTo("{\"type\":\"string\"}");
        assertThat(schemas.get("points")
                        .at("/properties/items/items/properties/name/type")
                        .asString())
                .isEqualTo("string");
        assertThat(schemas).doesNotContainKey("emitted");
    }

    @Test
    void who_streams_is_told_no_more_than_the_count() {
        try (ToolItems items = client.streamTool(
                endpoint(provider),
                ToolCall.of("words", Json.mapper().createObjectNode().put("count", 2), PATIENCE))) {
            assertThat(items.next(PATIENCE).text()).isEqualTo("word0 ");
            assertThat(items.next(PATIENCE).text()).isEqualTo("word1 ");
            assertThat(items.next(PATIENCE)).isNull();
            assertThat(items.result().text()).isEqualTo("2 items");
            assertThat(items.result().structuredContent()).isNull();
            assertThat(items.result().meta().path("dev.mesh4j/items").asInt()).isEqualTo(2);
        }
    }

    @Test
    void a_tool_that_does_not_stream_gives_its_elements_or_itself() {
        assertThat(reader.source.plain()).containsExactly(1, 2, 3);
        assertThat(reader.source.plainList()).containsExactly(List.of(1, 2, 3));
    }

    @Test
    void a_result_beside_items_is_for_those_who_do_not_stream() {
        assertThat(reader.both.call(Map.of(), String.class)).isEqualTo("the whole");
    }

    @Test
    void a_hundred_thousand_items_never_pile_up() {
        int count = 100_000;
        try (Stream<String> flood = reader.source.flood(count)) {
            Iterator<String> items = flood.iterator();
            int most = 0;
            for (int i = 0; i < count; i++) {
                assertThat(items.next()).startsWith(i + "x");
                if (i == 10) {
                    awaitStandstill();
                }
                most = Math.max(most, source.produced.get() - i);
            }
            assertThat(items.hasNext()).isFalse();
            assertThat(most).isLessThan(AHEAD);
        }
    }

    @Test
    void a_reader_that_leaves_stops_the_producer() throws Exception {
        try (Stream<String> flood = reader.source.flood(Integer.MAX_VALUE)) {
            assertThat(flood.iterator().next()).startsWith("0x");
            awaitStandstill();
        }
        assertThat(source.stopped.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(source.produced.get()).isLessThan(AHEAD);
    }

    @Test
    void a_reader_that_leaves_interrupts_a_producer_that_waits() throws Exception {
        try (Stream<String> slow = reader.source.slow()) {
            assertThat(slow.iterator().next()).isEqualTo("first");
        }
        // a connection that was closed shows it only at the second sign of life, after ten seconds
        assertThat(source.stopped.await(8, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void what_goes_wrong_in_the_middle_is_thrown_after_the_items() {
        Iterator<Integer> items = reader.source.broken().iterator();

        assertThat(items.next()).isEqualTo(1);
        assertThat(items.next()).isEqualTo(2);
        assertThatThrownBy(items::hasNext)
                .isInstanceOf(RemoteToolException.class)
                .hasMessageContaining("/ by zero");
    }

    @Test
    void a_provider_that_ends_in_the_middle_is_lost() {
        Iterator<String> items = reader.source.slow().iterator();
        assertThat(items.next()).isEqualTo("first");
        Thread.ofVirtual().start(provider::close);

        assertThatThrownBy(items::hasNext).isInstanceOfAny(CallException.Lost.class, RemoteToolException.class);
    }

    @Test
    void the_time_out_is_for_the_next_item() throws Exception {
        try (Stream<String> slow =
                reader.slow.with(CallOptions.timeout(Duration.ofSeconds(2))).stream(Map.of(), String.class)) {
            Iterator<String> items = slow.iterator();
            assertThat(items.next()).isEqualTo("first");
            assertThatThrownBy(items::next).isInstanceOf(CallException.TimedOut.class);
        }
        assertThat(source.stopped.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nothing_is_called_before_the_first_item_is_wanted() {
        Stream<String> words = reader.source.words(1);
        words.close();

        assertThat(reader.source.words(2)).hasSize(2);
        await().atMost(PATIENCE).until(() -> source.closed.get() == 1);
    }

    @Test
    void a_stream_passes_through_an_agent_item_by_item() {
        try (ToolItems items = client.streamTool(
                endpoint(consumer),
                ToolCall.of("relay", Json.mapper().createObjectNode().put("count", 2), PATIENCE))) {
            assertThat(items.next(PATIENCE).text()).isEqualTo("WORD0 ");
            assertThat(items.next(PATIENCE).text()).isEqualTo("WORD1 ");
            assertThat(items.next(PATIENCE)).isNull();
        }
    }

    @Test
    void more_than_a_result_holds_is_an_error_that_says_so() throws Exception {
        CallToolResult result = plain(provider, "flood", Map.of("count", Integer.MAX_VALUE));

        assertThat(result.failed()).isTrue();
        assertThat(result.text()).contains("more than 4194304 characters in items", "as a stream");
        assertThat(source.stopped.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private void awaitStandstill() {
        AtomicInteger before = new AtomicInteger(-1);
        await().pollInterval(Duration.ofMillis(300))
                .atMost(PATIENCE)
                .until(() -> before.getAndSet(source.produced.get()) == source.produced.get());
    }

    private CallToolResult plain(RunningAgent agent, String tool, Map<String, ?> arguments) {
        return client.callTool(endpoint(agent), tool, Json.mapper().valueToTree(arguments), PATIENCE);
    }

    private static McpEndpoint endpoint(RunningAgent agent) {
        return McpEndpoint.ofAgent("http://127.0.0.1:" + agent.port());
    }
}

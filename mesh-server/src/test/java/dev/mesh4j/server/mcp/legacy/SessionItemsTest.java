package dev.mesh4j.server.mcp.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.server.MeshServer;
import dev.mesh4j.server.ServerOptions;
import dev.mesh4j.server.mcp.ItemService;
import dev.mesh4j.server.mcp.McpOptions;
import dev.mesh4j.server.mcp.McpRoutes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Items of a tool that streams, in a session. */
@Timeout(60)
class SessionItemsTest {

    private static final String MARKED = "\"_meta\":{\"progressToken\":1,\"dev.mesh4j/stream\":true}";
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ItemService service = new ItemService();
    private MeshServer server = start(LONG);

    private MeshServer start(Duration absence) {
        McpRoutes routes = new McpRoutes(
                service,
                McpOptions.defaults(64 * 1024).withSessions(SessionOptions.DEFAULTS.withAnswerTimeout(absence)));
        return new MeshServer(new ServerOptions("127.0.0.1", 0, Duration.ZERO), routes::addTo)
                .beforeDrain(routes::close)
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void items_come_in_order_and_the_result_last() {
        try (SessionClient client = connect();
                Events events = client.open(SessionClient.body("1", "tools/call", "\"name\":\"few\"," + MARKED))) {
            List<JsonNode> messages =
                    events.rest().stream().map(Events.Event::json).toList();

            assertThat(messages.subList(0, 3).stream()
                            .map(m -> m.at("/params/progress") + " "
                                    + m.at("/params/message").asString()))
                    .containsExactly("1 a", "2 {\"b\":1}", "3 c");
            assertThat(messages.get(1).at("/params/_meta").toString()).isEqualTo("{\"dev.mesh4j/json\":true}");
            assertThat(messages.getLast().at("/result/content/0/text").asString())
                    .isEqualTo("AS_PROGRESS");
        }
    }

    /** What was on its way to a connection that broke may be lost: the count in the result shows it. */
    @Test
    void a_tool_waits_for_a_reader_that_comes_back() {
        String call =
                SessionClient.body("1", "tools/call", "\"name\":\"many\",\"arguments\":{\"count\":9000}," + MARKED);
        try (SessionClient client = connect()) {
            String last;
            try (Events events = client.open(call)) {
                assertThat(events.message().json().at("/params/message").asString())
                        .startsWith("0x");
                last = events.last();
            }
            try (Events rest = client.resume(last)) {
                List<Integer> numbers = rest.rest().stream()
                        .map(event -> event.json().at("/params/progress").asInt(-1))
                        .toList();
                int first = numbers.getFirst();
                assertThat(numbers.subList(0, numbers.size() - 1))
                        .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(first, 9000)
                                .boxed()
                                .toList());
            }
        }
    }

    @Test
    void a_reader_that_stays_away_ends_the_tool() throws Exception {
        server.close();
        server = start(Duration.ofMillis(200));
        try (SessionClient client = connect()) {
            try (Events events = client.open(SessionClient.body("1", "tools/call", "\"name\":\"many\"," + MARKED))) {
                assertThat(events.message()).isNotNull();
            }
            assertThat(service.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_reader_that_says_so_ends_a_tool_that_waits_for_it() throws Exception {
        try (SessionClient client = connect();
                Events events = client.open(SessionClient.body("1", "tools/call", "\"name\":\"many\"," + MARKED))) {
            assertThat(events.message()).isNotNull();
            await().pollInterval(Duration.ofMillis(300)).atMost(Duration.ofSeconds(20)).until(() -> {
                int before = service.sent.get();
                TimeUnit.MILLISECONDS.sleep(200);
                return before == service.sent.get();
            });
            assertThat(service.sent.get()).isLessThan(50_000);
            client.post(SessionClient.cancel("1"));

            assertThat(service.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private SessionClient connect() {
        try (SessionClient stranger = new SessionClient(server.port(), null)) {
            return new SessionClient(
                    server.port(), stranger.initialize("2025-11-25", "{}").session());
        }
    }
}

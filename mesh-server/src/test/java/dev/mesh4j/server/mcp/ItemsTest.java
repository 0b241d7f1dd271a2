package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Items of a tool that streams, over HTTP without a session. */
@Timeout(60)
class ItemsTest {

    private static final String MARKED = "'progressToken':'t','dev.mesh4j/stream':true";

    private final ItemService service = new ItemService();
    private final McpEndpoint endpoint = new McpEndpoint(service);

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void a_stream_that_was_asked_for_carries_nothing_but_items() throws Exception {
        assertThat(messages(ModernCall.tool("few").withMeta(MARKED)))
                .containsExactly(
                        "1 a", "2 {\"b\":1} {\"dev.mesh4j/json\":true}", "3 c", ItemDelivery.AS_PROGRESS.toString());
    }

    @Test
    void who_only_watches_gets_items_among_the_progress() throws Exception {
        assertThat(messages(ModernCall.tool("few").withMeta("'progressToken':'t'")))
                .containsExactly(
                        "1 a", "2.5 working", "3 {\"b\":1}", "4 c", ItemDelivery.AS_PROGRESS_AND_IN_RESULT.toString());
    }

    @Test
    void who_does_not_ask_gets_the_result_alone() {
        for (ModernCall call : List.of(
                ModernCall.tool("few"),
                ModernCall.tool("few").withMeta("'dev.mesh4j/stream':true"),
                ModernCall.tool("few").withMeta(MARKED).header("Accept", "application/json"))) {
            Reply reply = endpoint.send(call);

            assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
            assertThat(reply.result().at("/content/0/text").asString()).isEqualTo(ItemDelivery.IN_RESULT.toString());
        }
    }

    @Test
    void agents_of_the_legacy_era_stream_alike() throws Exception {
        assertThat(messages(bare("few")))
                .containsExactly(
                        "1 a", "2 {\"b\":1} {\"dev.mesh4j/json\":true}", "3 c", ItemDelivery.AS_PROGRESS.toString());
    }

    @Test
    void a_tool_waits_for_its_reader_and_a_blocked_one_ends_with_it() throws Exception {
        for (ModernCall call : List.of(ModernCall.tool("many").withMeta(MARKED), bare("many"))) {
            try (OpenCall open = new OpenCall(endpoint.port(), call)) {
                assertThat(open.message()).isNotNull();
                awaitBlocked();
            }
            assertThat(service.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void awaitBlocked() {
        List<Integer> seen = new ArrayList<>(List.of(-1));
        await().pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    seen.add(service.sent.get());
                    return seen.getLast().equals(seen.get(seen.size() - 2));
                });
        assertThat(service.sent.get()).isLessThan(50_000);
    }

    private static ModernCall bare(String tool) {
        return new ModernCall(
                "1",
                "tools/call",
                "\"name\":\"" + tool + "\"",
                "{\"progressToken\":7,\"dev.mesh4j/stream\":true}",
                java.util.Map.of());
    }

    /** Each message in short: its number, its text and what is said about it; the result's text at the end. */
    private List<String> messages(ModernCall call) throws Exception {
        List<String> messages = new ArrayList<>();
        try (OpenCall open = new OpenCall(endpoint.port(), call)) {
            for (JsonNode message = open.message(); message != null; message = open.message()) {
                JsonNode params = message.path("params");
                messages.add(
                        message.has("result")
                                ? message.at("/result/content/0/text").asString()
                                : params.get("progress") + " "
                                        + params.path("message").asString()
                                        + (params.has("_meta") ? " " + params.get("_meta") : ""));
            }
        }
        return messages;
    }
}

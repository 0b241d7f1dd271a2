package dev.mesh4j.protocol.client.modern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.EraChoice;
import dev.mesh4j.protocol.client.McpConnection;
import dev.mesh4j.protocol.client.McpPeer;
import dev.mesh4j.protocol.client.McpPeer.Out;
import dev.mesh4j.protocol.client.McpPeer.Received;
import dev.mesh4j.protocol.client.ServerEvent;
import dev.mesh4j.protocol.mcp.SubscriptionFilter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

    private static final SubscriptionFilter TOOLS_AND_A =
            new SubscriptionFilter(true, null, null, List.of("r://a"), null);
    private static final String LIST =
            "{\"resultType\":\"complete\",\"tools\":[],\"ttlMs\":60000,\"cacheScope\":\"public\"}";

    private final BlockingQueue<ServerEvent> events = new LinkedBlockingQueue<>();

    @Test
    void what_the_server_honours_is_known_and_its_events_arrive() throws Exception {
        try (McpPeer peer = new McpPeer((r, out) -> {
                    acknowledge(r, out);
                    notify(r, out, "notifications/tools/list_changed", "");
                    notify(r, out, "notifications/resources/updated", "\"uri\":\"r://a\",");
                    out.resultEvent("{\"resultType\":\"complete\"}");
                });
                McpConnection connection = modern(peer);
                Subscription subscription = connection.listen(TOOLS_AND_A, events::add)) {
            assertThat(subscription.acknowledged().toolsListChanged()).isTrue();
            assertThat(subscription.acknowledged().resourceSubscriptions()).isNull();
            assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo(new ServerEvent.ToolsChanged());
            assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo(new ServerEvent.ResourceUpdated("r://a"));
            assertThat(subscription.ended().get(20, TimeUnit.SECONDS)).isNull();
            assertThat(peer.received().getFirst().params().get("notifications").toString())
                    .isEqualTo("{\"toolsListChanged\":true,\"resourceSubscriptions\":[\"r://a\"]}");
        }
    }

    @Test
    void a_stream_that_breaks_off_says_so() {
        try (McpPeer peer = new McpPeer(SubscriptionTest::acknowledge);
                McpConnection connection = modern(peer);
                Subscription subscription = connection.listen(TOOLS_AND_A, events::add)) {
            assertThatThrownBy(() -> subscription.ended().get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(CallException.Lost.class);
        }
    }

    @Test
    void a_refusal_is_the_callers() {
        try (McpPeer peer = new McpPeer((r, out) -> out.error(404, -32601, "null"));
                McpConnection connection = modern(peer)) {
            assertThatThrownBy(() -> connection.listen(TOOLS_AND_A, events::add))
                    .isInstanceOf(CallException.Refused.class);
        }
    }

    @Test
    void closing_ends_the_stream() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (McpPeer peer = new McpPeer((r, out) -> {
                    acknowledge(r, out);
                    end.await();
                });
                McpConnection connection = modern(peer)) {
            Subscription subscription = connection.listen(TOOLS_AND_A, events::add);
            subscription.close();

            assertThat(subscription.ended().get(20, TimeUnit.SECONDS)).isNull();
            end.countDown();
        }
    }

    @Test
    void an_event_drops_what_was_cached() throws Exception {
        CountDownLatch listed = new CountDownLatch(1);
        try (McpPeer peer = new McpPeer((r, out) -> {
                    if (r.method().equals("tools/list")) {
                        out.result(LIST);
                    } else {
                        acknowledge(r, out);
                        listed.await();
                        notify(r, out, "notifications/tools/list_changed", "");
                        out.resultEvent("{\"resultType\":\"complete\"}");
                    }
                });
                McpConnection connection = modern(peer);
                Subscription subscription = connection.listen(TOOLS_AND_A, events::add)) {
            connection.listTools();
            connection.listTools();
            assertThat(peer.methods()).containsExactly("subscriptions/listen", "tools/list");
            listed.countDown();
            subscription.ended().get(20, TimeUnit.SECONDS);
            connection.listTools();

            assertThat(peer.methods()).containsExactly("subscriptions/listen", "tools/list", "tools/list");
        }
    }

    private static void acknowledge(Received request, Out out) throws IOException {
        out.stream();
        notify(
                request,
                out,
                "notifications/subscriptions/acknowledged",
                "\"notifications\":{\"toolsListChanged\":true},");
    }

    private static void notify(Received request, Out out, String method, String params) throws IOException {
        out.event("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":{" + params
                + "\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":"
                + request.json().get("id") + "}}}");
    }

    private static McpConnection modern(McpPeer peer) {
        return McpConnection.to(peer.url())
                .era(EraChoice.MODERN)
                .timeout(Duration.ofSeconds(20))
                .open();
    }
}

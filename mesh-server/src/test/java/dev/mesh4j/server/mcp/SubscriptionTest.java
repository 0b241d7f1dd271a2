package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.mcp.SubscriptionFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

    private final Subscription subscription = new Subscription(
            new SubscriptionFilter(true, null, null, null, null), Json.mapper().createObjectNode());

    /** Hands on what is sent. */
    private record Wire(Consumer<JsonRpcMessage> sent) implements Carrier {
        @Override
        public boolean hasHeaders() {
            return false;
        }

        @Override
        public String header(String name) {
            return null;
        }

        @Override
        public void send(JsonRpcMessage message) {
            sent.accept(message);
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void onCancel(Runnable action) {}
    }

    @Test
    void who_is_a_thousand_changes_behind_is_ended() {
        for (int i = 0; i < 1001; i++) {
            subscription.offer(new Change.ToolsChanged());
        }
        List<JsonRpcMessage> sent = new ArrayList<>();
        subscription.serve(new Wire(sent::add));

        assertThat(sent).isEmpty();
    }

    @Test
    void changes_that_wait_are_sent_before_the_end_of_the_subscription() {
        for (int i = 0; i < 999; i++) {
            subscription.offer(new Change.ToolsChanged());
        }
        subscription.finish();
        List<JsonRpcMessage> sent = new ArrayList<>();
        subscription.serve(new Wire(sent::add));

        assertThat(sent).hasSize(999);
    }

    @Test
    void an_end_that_comes_while_it_is_served_is_heard() {
        subscription.offer(new Change.ToolsChanged());
        List<JsonRpcMessage> sent = new ArrayList<>();
        subscription.serve(new Wire(message -> {
            sent.add(message);
            subscription.end();
        }));

        assertThat(sent).hasSize(1);
    }
}

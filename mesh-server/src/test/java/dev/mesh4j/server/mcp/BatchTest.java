package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Batches, which revision 2025-03-26 makes servers take. */
class BatchTest {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final String CALL =
            "{\"jsonrpc\":\"2.0\",\"id\":\"c\",\"method\":\"tools/call\",\"params\":{\"name\":\"greet\"}}";
    private static final String UNKNOWN = "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"no/such\"}";
    private static final String NOTE = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

    private static McpEndpoint endpoint;

    @BeforeAll
    static void start() {
        endpoint = new McpEndpoint();
    }

    @AfterAll
    static void stop() {
        endpoint.close();
    }

    @Test
    void requests_are_answered_in_order_and_notifications_not_at_all() {
        Reply reply = endpoint.post(batch(PING, NOTE, CALL, UNKNOWN, NOTE));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).hasSize(3);
        assertThat(reply.json().at("/0/result").isObject()).isTrue();
        assertThat(reply.json().at("/1/id").asString()).isEqualTo("c");
        assertThat(reply.json().at("/1/result/content/0/text").asString()).isEqualTo("Hello world");
        assertThat(reply.json().at("/2/id").asInt()).isEqualTo(3);
        assertThat(reply.json().at("/2/error/code").asInt()).isEqualTo(-32601);
    }

    @Test
    void a_batch_of_one_is_answered_with_an_array() {
        assertThat(endpoint.post(batch(PING)).text()).isEqualTo("[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}]");
    }

    @Test
    void only_notifications_are_accepted_without_a_body() {
        Reply reply = endpoint.post(batch(NOTE, NOTE));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.text()).isEmpty();
    }

    @Test
    void an_empty_batch_is_refused() {
        Reply reply = endpoint.post("[]");

        assertThat(reply.outcome()).isEqualTo("400 -32600");
        assertThat(reply.json().has("id")).isFalse();
    }

    @Test
    void a_nested_batch_is_an_error_in_its_place() {
        Reply reply = endpoint.post(batch(PING, batch(PING)));

        assertThat(reply.json()).hasSize(2);
        assertThat(reply.json().at("/0/result").isObject()).isTrue();
        assertThat(reply.json().at("/1/error/code").asInt()).isEqualTo(-32600);
    }

    @Test
    void what_is_no_message_is_an_error_in_its_place() {
        Reply reply = endpoint.post(batch("7", PING, "null", "{\"id\":9}"));

        assertThat(reply.json()).hasSize(4);
        assertThat(reply.json().at("/0/error/code").asInt()).isEqualTo(-32600);
        assertThat(reply.json().at("/1/result").isObject()).isTrue();
        assertThat(reply.json().at("/2/error/code").asInt()).isEqualTo(-32600);
        assertThat(reply.json().at("/3/id").asInt()).isEqualTo(9);
    }

    @Test
    void one_modern_request_refuses_the_whole_batch() {
        Reply reply = endpoint.post(batch(PING, ModernCall.tool("greet").body()));

        assertThat(reply.outcome()).isEqualTo("400 -32600");
        assertThat(reply.json().isObject()).isTrue();
        assertThat(reply.errorMessage()).contains("batch");
    }

    @Test
    void nothing_of_a_refused_batch_is_done() {
        try (McpEndpoint fresh = new McpEndpoint()) {
            fresh.post(batch(CALL, CALL, ModernCall.tool("greet").body()));

            assertThat(fresh.calls()).isZero();
            assertThat(fresh.post(batch(CALL, CALL)).json()).hasSize(2);
            assertThat(fresh.calls()).isEqualTo(2);
        }
    }

    private static String batch(String... messages) {
        return "[" + String.join(",", messages) + "]";
    }
}

package dev.mesh4j.server.mcp.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What opens a session, what it serves, and what ends it. */
class SessionTest {

    private static SessionServer server;

    @BeforeAll
    static void start() {
        server = new SessionServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void initialize_opens_a_session_with_an_id_of_its_own() {
        try (SessionClient stranger = server.stranger()) {
            String one = stranger.initialize("2025-11-25", "{}").session();
            String two = stranger.initialize("2025-11-25", "{}").session();

            assertThat(one).matches("[!-~]{32,}").isNotEqualTo(two);
        }
    }

    @Test
    void capabilities_that_are_none_open_no_session() {
        try (SessionClient stranger = server.stranger()) {
            SessionClient.Answer answer = stranger.initialize("2025-11-25", "{\"roots\":7}");

            assertThat(answer.outcome()).isEqualTo("200 -32602");
            assertThat(answer.session()).isNull();
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ping | | 200 0",
                "tools/list | | 200 0",
                "tools/call | \"name\":\"say\" | 200 0",
                "tools/call | \"name\":\"nobody\" | 200 -32602",
                "tools/call | | 200 -32602",
                "prompts/list | | 200 0",
                "prompts/get | \"name\":\"hello\" | 200 0",
                "prompts/get | \"name\":\"nobody\" | 200 -32602",
                "resources/list | | 200 0",
                "resources/templates/list | | 200 0",
                "resources/read | \"uri\":\"test://one\" | 200 0",
                "resources/read | \"uri\":\"test://none\" | 200 -32002",
                "resources/read | | 200 -32602",
                "resources/subscribe | \"uri\":\"test://one\" | 200 0",
                "resources/subscribe | | 200 -32602",
                "resources/unsubscribe | \"uri\":\"test://one\" | 200 0",
                "logging/setLevel | \"level\":\"info\" | 200 0",
                "logging/setLevel | \"level\":\"loud\" | 200 -32602",
                "completion/complete"
                        + " | \"ref\":{\"type\":\"ref/prompt\",\"name\":\"hello\"},\"argument\":{\"name\":\"who\",\"value\":\"A\"}"
                        + " | 200 0",
                "tasks/list | | 200 -32601",
                "server/discover | | 200 -32601",
                "subscriptions/listen | | 200 -32601",
                "no/such | | 200 -32601"
            })
    void each_method_is_answered_as_json_in_every_revision(String method, String params, String outcome) {
        for (String version : new String[] {"2025-11-25", "2025-06-18", "2025-03-26"}) {
            try (SessionClient client = server.connect(version)) {
                SessionClient.Answer answer = client.request("7", method, params == null ? "" : params);

                assertThat(answer.outcome()).as(version).isEqualTo(outcome);
                assertThat(answer.json().path("id").asInt()).isEqualTo(7);
                assertThat(answer.text())
                        .doesNotContain("resultType")
                        .doesNotContain("ttlMs")
                        .doesNotContain("cacheScope")
                        .doesNotContain("_meta");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logging/setLevel | \"level\":\"info\"",
                "resources/subscribe | \"uri\":\"test://one\"",
                "resources/unsubscribe | \"uri\":\"test://one\""
            })
    void what_must_be_remembered_needs_a_session(String method, String params) {
        try (SessionClient stranger = server.stranger()) {
            assertThat(stranger.request("1", method, params).outcome()).isEqualTo("200 -32600");
        }
    }

    @Test
    void a_deleted_session_is_gone() {
        try (SessionClient client = server.connect()) {
            assertThat(client.delete().status()).isEqualTo(202);

            assertThat(client.request("1", "tools/list", "").outcome()).isEqualTo("404 -32600");
            assertThat(client.delete().outcome()).isEqualTo("404 -32600");
            assertThat(client.get("text/event-stream").outcome()).isEqualTo("404 -32600");
            assertThat(client.post(SessionClient.cancel("1")).outcome()).isEqualTo("404 -32600");
            assertThat(client.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}")
                            .outcome())
                    .isEqualTo("404 -32600");
        }
    }

    @Test
    void a_session_that_was_never_opened_is_unknown() {
        try (SessionClient guesser = new SessionClient(server.port(), "guessed")) {
            SessionClient.Answer answer = guesser.request("\"a\"", "ping", "");

            assertThat(answer.outcome()).isEqualTo("404 -32600");
            assertThat(answer.json().path("id").asString()).isEqualTo("a");
            assertThat(answer.json().at("/error/message").asString()).contains("initialize");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v999", "2024-11-05"})
    void a_bad_version_is_refused_whatever_the_message(String version) {
        try (SessionClient client = server.connect()) {
            for (String body : new String[] {
                SessionClient.body("1", "ping", ""),
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}"
            }) {
                assertThat(client.post(body, "MCP-Protocol-Version", version).outcome())
                        .isEqualTo("400 -32600");
            }
        }
    }

    @Test
    void a_get_that_takes_no_events_is_refused() {
        try (SessionClient client = server.connect()) {
            assertThat(client.get("application/json").status()).isEqualTo(406);
        }
    }

    @Test
    void a_session_ends_when_it_was_idle_for_an_hour() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
        try (SessionServer timed = new SessionServer(options -> options.withClock(now::get));
                SessionClient client = timed.connect()) {
            now.set(now.get().plus(Duration.ofMinutes(59)));
            assertThat(client.tool("say").outcome()).isEqualTo("200 0");
            now.set(now.get().plus(Duration.ofMinutes(59)));
            assertThat(client.tool("say").outcome()).isEqualTo("200 0");
            now.set(now.get().plus(Duration.ofMinutes(61)));
            assertThat(client.tool("say").outcome()).isEqualTo("404 -32600");
        }
    }

    @Test
    void one_too_many_ends_the_session_that_was_idle_longest() {
        try (SessionServer small = new SessionServer(options -> options.withMax(2));
                SessionClient first = small.connect();
                SessionClient second = small.connect()) {
            assertThat(first.tool("say").outcome()).isEqualTo("200 0");
            try (SessionClient third = small.connect()) {
                assertThat(first.tool("say").outcome()).isEqualTo("200 0");
                assertThat(second.tool("say").outcome()).isEqualTo("404 -32600");
                assertThat(third.tool("say").outcome()).isEqualTo("200 0");
            }
        }
    }

    @Test
    void sessions_in_use_are_not_ended_for_new_ones() throws Exception {
        try (SessionServer small = new SessionServer(options -> options.withMax(1));
                SessionClient busy = small.connect();
                Events events = busy.open(SessionClient.call("1", "wait"));
                SessionClient stranger = small.stranger()) {
            small.service.waiting.take();

            SessionClient.Answer refused = stranger.initialize("2025-11-25", "{}");

            assertThat(refused.outcome()).isEqualTo("200 -32603");
            assertThat(refused.json().at("/error/message").asString()).contains("Too many sessions");
            small.service.gate.countDown();
            assertThat(events.rest()).hasSize(2);
        }
    }

    @Test
    void thousands_of_sessions_that_nobody_uses_leave_room() {
        try (SessionServer small = new SessionServer(options -> options.withMax(50));
                SessionClient stranger = small.stranger()) {
            for (int i = 0; i < 2000; i++) {
                assertThat(stranger.initialize("2025-11-25", "{}").session()).isNotNull();
            }
        }
    }

    @Test
    void an_id_that_is_being_served_is_not_served_again() throws Exception {
        try (SessionServer own = new SessionServer();
                SessionClient client = own.connect();
                Events events = client.open(SessionClient.call("5", "wait"))) {
            own.service.waiting.take();

            assertThat(client.post(SessionClient.call("5", "say")).outcome()).isEqualTo("200 -32600");
            own.service.gate.countDown();
            assertThat(events.rest()).hasSize(2);
            assertThat(client.post(SessionClient.call("5", "say")).outcome()).isEqualTo("200 0");
        }
    }

    @Test
    void a_batch_is_served_in_its_session() {
        try (SessionClient client = server.connect("2025-03-26")) {
            SessionClient.Answer answer = client.post("[" + SessionClient.call("1", "say") + ","
                    + SessionClient.body("2", "logging/setLevel", "\"level\":\"debug\"") + ","
                    + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}]");

            assertThat(answer.json()).hasSize(2);
            assertThat(answer.json().at("/0/result/content/0/text").asString()).isEqualTo("said");
            assertThat(answer.json().at("/1/result").isObject()).isTrue();
        }
    }

    @Test
    void a_batch_in_which_something_is_said_becomes_a_stream() {
        try (SessionClient client = server.connect("2025-03-26");
                Events events = client.open(
                        "[" + SessionClient.call("1", "steps") + "," + SessionClient.call("2", "say") + "]")) {
            assertThat(events.rest())
                    .extracting(event -> event.json().isArray()
                            ? "batch"
                            : event.json().path("id").asString(event.method()))
                    .containsExactly(
                            "notifications/progress", "notifications/progress", "notifications/progress", "1", "batch");
        }
    }
}

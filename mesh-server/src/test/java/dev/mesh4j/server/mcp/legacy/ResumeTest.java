package dev.mesh4j.server.mcp.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that break, and requests that are cancelled. */
@Timeout(30)
class ResumeTest {

    private SessionServer server;

    @BeforeEach
    void start() {
        server = new SessionServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_reply_that_becomes_a_stream_begins_with_a_place_to_resume_at() {
        try (SessionClient client = server.connect();
                Events events = client.open(SessionClient.call("1", "steps"))) {
            Events.Event first = events.next();
            List<Events.Event> rest = events.rest();

            assertThat(first.data()).isEmpty();
            assertThat(first.retry()).isEqualTo("500");
            assertThat(rest).hasSize(4);
            assertThat(rest.getLast().json().path("id").asInt()).isEqualTo(1);
            assertThat(rest)
                    .extracting(Events.Event::id)
                    .doesNotHaveDuplicates()
                    .doesNotContain(first.id());
        }
    }

    @Test
    void a_quick_answer_stays_json() {
        try (SessionClient client = server.connect()) {
            assertThat(client.tool("say").type()).startsWith("application/json");
        }
    }

    @Test
    void a_slow_answer_becomes_a_stream_so_that_the_client_sees_life() throws Exception {
        try (SessionServer quick = new SessionServer(options -> options, Duration.ofMillis(20));
                SessionClient client = quick.connect();
                Events events = client.open(SessionClient.body("1", "tools/call", "\"name\":\"wait\""))) {
            assertThat(events.isStream()).isTrue();
            quick.service.gate.countDown();
            assertThat(events.message().json().at("/result/content/0/text").asString())
                    .isEqualTo("waited");
        }
    }

    @Test
    void log_lines_come_on_the_stream_of_their_request() {
        try (SessionClient client = server.connect()) {
            client.request("0", "logging/setLevel", "\"level\":\"debug\"");
            try (Events events = client.open(SessionClient.call("1", "steps"))) {
                assertThat(events.rest())
                        .extracting(Events.Event::method)
                        .filteredOn(method -> method.equals("notifications/message"))
                        .hasSize(3);
            }
        }
    }

    @Test
    void ids_of_events_are_unique_within_a_session() {
        try (SessionClient client = server.connect()) {
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < 3; i++) {
                try (Events events = client.open(SessionClient.call("1", "steps"))) {
                    events.rest().forEach(event -> ids.add(event.id()));
                }
            }
            assertThat(ids).hasSize(12);
        }
    }

    @Test
    void a_broken_stream_goes_on_where_it_broke() throws Exception {
        try (SessionClient client = server.connect()) {
            String place;
            try (Events events = client.open(SessionClient.call("1", "wait"))) {
                place = events.next().id();
                assertThat(events.next().method()).isEqualTo("notifications/progress");
            }
            server.service.waiting.take();
            try (Events events = client.resume(place)) {
                assertThat(events.message().method()).isEqualTo("notifications/progress");
                server.service.gate.countDown();
                assertThat(events.message().json().at("/result/content/0/text").asString())
                        .isEqualTo("waited");
                assertThat(events.rest()).isEmpty();
            }
            assertThat(server.service.ends.take()).isEqualTo("open");
        }
    }

    @Test
    void an_answer_that_came_meanwhile_is_replayed_and_nothing_of_other_streams() {
        try (SessionClient client = server.connect();
                Events other = client.open(SessionClient.call("2", "steps"));
                Events events = client.open(SessionClient.call("1", "steps"))) {
            String place = events.message().id();
            assertThat(events.rest()).hasSize(3);
            assertThat(other.rest()).hasSize(4);

            try (Events again = client.resume(place)) {
                List<Events.Event> rest = again.rest();
                assertThat(rest).hasSize(3);
                assertThat(rest.getLast().json().path("id").asInt()).isEqualTo(1);
                assertThat(rest.getFirst().json().at("/params/progressToken").asString())
                        .isEqualTo("t1");
            }
        }
    }

    @Test
    void a_released_connection_ends_and_the_answer_is_fetched() throws Exception {
        try (SessionClient client = server.connect()) {
            String place;
            try (Events events = client.open(SessionClient.call("1", "release"))) {
                place = events.next().id();
                assertThat(events.next()).isNull();
            }
            server.service.waiting.take();
            try (Events events = client.resume(place)) {
                server.service.gate.countDown();
                assertThat(events.message().json().at("/result/content/0/text").asString())
                        .isEqualTo("waited");
            }
        }
    }

    @Test
    void earlier_revisions_are_not_let_go_of() throws Exception {
        try (SessionClient client = server.connect("2025-06-18")) {
            Thread opening = Thread.ofVirtual().start(() -> {
                try {
                    server.service.waiting.take();
                    server.service.gate.countDown();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(client.tool("release").content()).isEqualTo("waited");
            assertThat(opening).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"99-1", "x", "1", "1-", "-", "0-x", "1-2-3", "99999999999999999999-1"})
    void a_place_that_is_none_is_refused(String place) {
        try (SessionClient client = server.connect();
                Events events = client.resume(place)) {
            assertThat(events.status()).isEqualTo(400);
        }
    }

    @Test
    void a_place_in_another_session_shows_nothing_of_it() {
        try (SessionClient client = server.connect();
                SessionClient thief = server.connect();
                Events events = client.open(SessionClient.call("1", "steps"))) {
            String place = events.message().id();
            events.rest();

            try (Events stolen = thief.resume(place)) {
                assertThat(stolen.status()).isEqualTo(400);
            }
        }
    }

    @Test
    void a_cancelled_request_is_interrupted_and_not_answered() throws Exception {
        try (SessionClient client = server.connect();
                Events events = client.open(SessionClient.call("\"a\"", "wait"))) {
            events.message();
            server.service.waiting.take();

            assertThat(client.post(SessionClient.cancel("\"a\"")).status()).isEqualTo(202);

            assertThat(events.rest()).isEmpty();
            assertThat(Set.of(server.service.ends.take(), server.service.ends.take()))
                    .containsExactlyInAnyOrder("told", "interrupted");
        }
    }

    @Test
    void a_stranger_cancels_nothing() throws Exception {
        try (SessionClient client = server.connect();
                SessionClient other = server.connect();
                SessionClient stranger = server.stranger();
                Events events = client.open(SessionClient.call("1", "wait"))) {
            server.service.waiting.take();
            assertThat(other.post(SessionClient.cancel("1")).status()).isEqualTo(202);
            assertThat(stranger.post(SessionClient.cancel("1")).status()).isEqualTo(202);
            assertThat(client.post(SessionClient.cancel("2")).status()).isEqualTo(202);
            assertThat(client.post(SessionClient.cancel("{}")).status()).isEqualTo(202);
            server.service.gate.countDown();

            assertThat(events.rest()).hasSize(2);
        }
    }

    @Test
    void the_end_of_a_session_cancels_its_requests() throws Exception {
        try (SessionClient client = server.connect();
                Events events = client.open(SessionClient.call("1", "wait"))) {
            events.message();
            server.service.waiting.take();
            client.delete();

            assertThat(events.rest()).isEmpty();
            assertThat(Set.of(server.service.ends.take(), server.service.ends.take()))
                    .containsExactlyInAnyOrder("told", "interrupted");
        }
    }

    @Test
    void a_tool_that_says_more_than_is_kept_waits_for_its_client() {
        try (SessionClient client = server.connect();
                Events events = client.open(SessionClient.body(
                        "1",
                        "tools/call",
                        "\"name\":\"many\",\"arguments\":{\"count\":5000},\"_meta\":{\"progressToken\":1}"))) {
            assertThat(events.rest()).hasSize(5001);
        }
    }
}

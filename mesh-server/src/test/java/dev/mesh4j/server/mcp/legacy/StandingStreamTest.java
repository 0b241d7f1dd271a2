package dev.mesh4j.server.mcp.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.server.RawHttp;
import dev.mesh4j.server.mcp.Change;
import dev.mesh4j.server.mcp.Exchange;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.StringNode;

/** The stream of a session's GET. */
@Timeout(30)
class StandingStreamTest {

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
    void it_begins_with_a_place_to_resume_at() {
        try (SessionClient client = server.connect();
                Events events = client.listen()) {
            Events.Event first = events.next();

            assertThat(events.isStream()).isTrue();
            assertThat(first.id()).isNotBlank();
            assertThat(first.retry()).isEqualTo("500");
            assertThat(first.data()).isEmpty();
        }
    }

    @Test
    void earlier_revisions_get_no_event_without_data() {
        try (SessionClient client = server.connect("2025-06-18");
                Events events = client.listen()) {
            server.service.changes.tell(new Change.ToolsChanged());

            assertThat(events.next().method()).isEqualTo("notifications/tools/list_changed");
        }
    }

    @Test
    void changes_are_told_once_and_updates_to_subscribers_only() {
        try (SessionClient client = server.connect();
                SessionClient other = server.connect();
                Events events = client.listen();
                Events others = other.listen()) {
            client.request("1", "resources/subscribe", "\"uri\":\"test://one\"");
            other.request("1", "resources/subscribe", "\"uri\":\"test://two\"");
            server.service.changes.tell(new Change.ResourceUpdated("test://one"));
            server.service.changes.tell(new Change.PromptsChanged());

            assertThat(events.message().json().at("/params/uri").asString()).isEqualTo("test://one");
            assertThat(events.message().method()).isEqualTo("notifications/prompts/list_changed");
            assertThat(others.message().method()).isEqualTo("notifications/prompts/list_changed");

            client.request("2", "resources/unsubscribe", "\"uri\":\"test://one\"");
            server.service.changes.tell(new Change.ResourceUpdated("test://one"));
            server.service.changes.tell(new Change.ResourcesChanged());
            assertThat(events.message().method()).isEqualTo("notifications/resources/list_changed");
        }
    }

    @Test
    void what_was_said_before_anybody_listened_is_told_once() {
        try (SessionClient client = server.connect()) {
            server.service.changes.tell(new Change.ToolsChanged());
            server.service.changes.tell(new Change.ToolsChanged());
            server.service.changes.tell(new Change.PromptsChanged());
            try (Events events = client.listen()) {
                assertThat(events.message().method()).isEqualTo("notifications/tools/list_changed");
                assertThat(events.message().method()).isEqualTo("notifications/prompts/list_changed");
            }
        }
    }

    @Test
    void a_line_logged_after_the_answer_comes_here() throws Exception {
        try (SessionClient client = server.connect();
                Events events = client.listen()) {
            client.request("1", "logging/setLevel", "\"level\":\"warning\"");
            assertThat(client.tool("late").content()).isEqualTo("early");
            Exchange exchange = server.service.waiting.take();

            exchange.log(LoggingLevel.INFO, null, StringNode.valueOf("unwanted"));
            exchange.log(LoggingLevel.ERROR, "late", StringNode.valueOf("wanted"));

            assertThat(events.message().json().at("/params/data").asString()).isEqualTo("wanted");
        }
    }

    @Test
    void the_newest_listener_takes_over() {
        try (SessionClient client = server.connect();
                Events old = client.listen();
                Events events = client.listen()) {
            assertThat(old.rest()).isEmpty();
            server.service.changes.tell(new Change.ToolsChanged());

            assertThat(events.message().method()).isEqualTo("notifications/tools/list_changed");
        }
    }

    @Test
    void a_listener_that_comes_back_hears_what_it_missed() {
        try (SessionClient client = server.connect()) {
            String place;
            try (Events events = client.listen()) {
                server.service.changes.tell(new Change.ToolsChanged());
                place = events.message().id();
                server.service.changes.tell(new Change.PromptsChanged());
                events.message();
            }
            try (Events events = client.resume(place)) {
                assertThat(events.message().method()).isEqualTo("notifications/prompts/list_changed");
                server.service.changes.tell(new Change.ResourcesChanged());
                assertThat(events.message().method()).isEqualTo("notifications/resources/list_changed");
            }
        }
    }

    @Test
    void it_ends_with_its_session() {
        try (SessionClient client = server.connect();
                Events events = client.listen()) {
            client.delete();

            assertThat(events.rest()).isEmpty();
        }
    }

    @Test
    void it_ends_when_the_server_stops() {
        try (SessionClient client = server.connect();
                Events events = client.listen()) {
            Thread closing = Thread.ofVirtual().start(server::close);

            assertThat(events.rest()).isEmpty();
            assertThat(closing).isNotNull();
        }
    }

    @Test
    void comments_keep_it_alive() throws Exception {
        try (SessionServer quick = new SessionServer(options -> options, Duration.ofMillis(20));
                SessionClient client = quick.connect("2025-06-18");
                RawHttp http = new RawHttp(quick.port())) {
            http.send(
                    "",
                    "GET /mcp HTTP/1.1",
                    "Host: localhost",
                    "Accept: text/event-stream",
                    "Mcp-Session-Id: " + client.session());
            assertThat(http.receiveHead().status()).isEqualTo(200);
            assertThat(http.read(60)).contains(":\n\n").doesNotContain("data");
        }
    }

    @Test
    void a_listener_that_does_not_read_holds_up_nobody() throws Exception {
        try (SessionClient slow = server.connect();
                SessionClient client = server.connect();
                Events events = client.listen();
                RawHttp http = new RawHttp(server.port())) {
            http.send(
                    "",
                    "GET /mcp HTTP/1.1",
                    "Host: localhost",
                    "Accept: text/event-stream",
                    "Mcp-Session-Id: " + slow.session());
            assertThat(http.receiveHead().status()).isEqualTo(200);
            String uri = "test://" + "x".repeat(20_000);
            for (int i = 0; i < 900; i++) {
                slow.request("1", "resources/subscribe", "\"uri\":\"" + uri + i + "\"");
            }
            for (int i = 0; i < 900; i++) {
                server.service.changes.tell(new Change.ResourceUpdated(uri + i));
            }
            server.service.changes.tell(new Change.ToolsChanged());

            assertThat(events.message().method()).isEqualTo("notifications/tools/list_changed");
            assertThat(slow.tool("say").content()).isEqualTo("said");
        }
    }
}

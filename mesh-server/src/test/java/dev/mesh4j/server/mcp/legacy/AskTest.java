package dev.mesh4j.server.mcp.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Requests from the server to its client. */
@Timeout(30)
class AskTest {

    private static final String ADA = "{\"action\":\"accept\",\"content\":{\"name\":\"Ada\"}}";

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
    void questions_are_asked_at_once_and_answered_in_any_order() {
        try (SessionClient client = server.connect();
                Events events = client.open(SessionClient.call("1", "both"))) {
            JsonNode one = events.message().json();
            JsonNode two = events.message().json();
            assertThat(one.path("id")).isNotEqualTo(two.path("id"));

            for (JsonNode asked : new JsonNode[] {two, one}) {
                boolean form = asked.path("method").asString().equals("elicitation/create");
                String answer = form ? ADA : "{\"roots\":[{\"uri\":\"file:///a\"}]}";
                assertThat(client.post(SessionClient.result(asked.path("id"), answer))
                                .status())
                        .isEqualTo(202);
            }

            assertThat(events.message().json().at("/result/content/0/text").asString())
                    .isEqualTo("{\"name\":" + ADA + ",\"roots\":{\"roots\":[{\"uri\":\"file:///a\"}]}}");
        }
    }

    @Test
    void ids_of_questions_are_unique_within_a_session() {
        try (SessionClient client = server.connect()) {
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < 5; i++) {
                try (Events events = client.open(SessionClient.call("1", "form"))) {
                    JsonNode id = events.message().json().path("id");
                    ids.add(id.toString());
                    client.post(SessionClient.result(id, ADA));
                    events.rest();
                }
            }
            assertThat(ids).hasSize(5);
        }
    }

    @Test
    void a_second_answer_changes_nothing() {
        try (SessionClient client = server.connect();
                Events events = client.open(SessionClient.call("1", "form"))) {
            JsonNode id = events.message().json().path("id");
            client.post(SessionClient.result(id, ADA));

            assertThat(client.post(SessionClient.result(id, "{\"action\":\"decline\"}"))
                            .status())
                    .isEqualTo(202);
            assertThat(events.message().json().at("/result/content/0/text").asString())
                    .contains("accept");
        }
    }

    @Test
    void an_answer_to_nothing_is_refused() {
        try (SessionClient client = server.connect()) {
            for (String id : new String[] {"99", "0", "-1", "\"1\"", "123456789012345678901234567890"}) {
                assertThat(client.post("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{}}")
                                .outcome())
                        .isEqualTo("400 -32600");
            }
        }
    }

    @Test
    void nobody_answers_for_another_session() {
        try (SessionClient client = server.connect();
                SessionClient thief = server.connect();
                Events events = client.open(SessionClient.call("1", "form"))) {
            JsonNode id = events.message().json().path("id");

            assertThat(thief.post(SessionClient.result(id, "{\"action\":\"decline\"}"))
                            .outcome())
                    .isEqualTo("400 -32600");
            client.post(SessionClient.result(id, ADA));
            assertThat(events.message().json().at("/result/content/0/text").asString())
                    .contains("accept");
        }
    }

    @Test
    void an_error_for_an_answer_fails_the_call_clearly() {
        try (SessionClient client = server.connect();
                Events events = client.open(SessionClient.call("1", "sample"))) {
            JsonNode id = events.message().json().path("id");
            client.post("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":-1,\"message\":\"User said no\"}}");

            assertThat(events.message().json().at("/error/message").asString())
                    .isEqualTo("The client answered sampling/createMessage with error -1: User said no");
        }
    }

    @Test
    void an_answer_of_another_kind_fails_the_call_clearly() {
        try (SessionClient client = server.connect();
                Events events = client.open(SessionClient.call("1", "form"))) {
            client.post(SessionClient.result(events.message().json().path("id"), "{\"roots\":[]}"));

            assertThat(events.message().json().at("/error/message").asString())
                    .isEqualTo("The client's answer is none to elicitation/create");
        }
    }

    @Test
    void a_question_without_an_answer_is_withdrawn_in_time() {
        try (SessionServer hasty = new SessionServer(options -> options.withAnswerTimeout(Duration.ofMillis(20)));
                SessionClient client = hasty.connect();
                Events events = client.open(SessionClient.call("1", "form"))) {
            JsonNode id = events.message().json().path("id");

            Events.Event withdrawn = events.message();
            assertThat(withdrawn.method()).isEqualTo("notifications/cancelled");
            assertThat(withdrawn.json().at("/params/requestId")).isEqualTo(id);
            assertThat(events.message().json().at("/error/message").asString()).contains("did not answer within");
            assertThat(client.post(SessionClient.result(id, ADA)).status()).isEqualTo(202);
        }
    }

    @Test
    void who_did_not_declare_it_is_not_asked() {
        try (SessionClient client = server.connect("2025-11-25", "{\"sampling\":{}}")) {
            SessionClient.Answer answer = client.tool("both");

            assertThat(answer.outcome()).isEqualTo("200 -32600");
            assertThat(answer.json().at("/error/message").asString()).contains("expected: declared in initialize");
        }
        try (SessionClient stranger = server.stranger()) {
            assertThat(stranger.tool("form").outcome()).isEqualTo("200 -32600");
        }
    }

    @Test
    void a_form_says_nothing_that_its_revision_does_not_know() {
        try (SessionClient old = server.connect("2025-06-18");
                SessionClient client = server.connect();
                Events olds = old.open(SessionClient.call("1", "form"));
                Events events = client.open(SessionClient.call("1", "form"))) {
            JsonNode early = olds.message().json().at("/params/requestedSchema/properties");
            JsonNode late = events.message().json().at("/params/requestedSchema/properties");

            assertThat(early.at("/name").toString()).isEqualTo("{\"type\":\"string\"}");
            assertThat(early.at("/color").toString())
                    .isEqualTo("{\"type\":\"string\",\"enum\":[\"r\",\"g\"],\"enumNames\":[\"Red\",\"Green\"]}");
            assertThat(early.at("/sure/default").asBoolean()).isTrue();
            assertThat(late.at("/name/default").asString()).isEqualTo("Ada");
            assertThat(late.at("/color/oneOf")).hasSize(2);
        }
    }

    @Test
    void a_client_that_takes_no_events_is_asked_on_its_get() {
        try (SessionClient client = server.connect();
                Events events = client.listen()) {
            Thread answering = Thread.ofVirtual()
                    .start(() -> client.post(
                            SessionClient.result(events.message().json().path("id"), ADA)));

            SessionClient.Answer answer = client.post(SessionClient.call("1", "form"), "Accept", "application/json");

            assertThat(answer.content()).contains("accept");
            assertThat(answering).isNotNull();
        }
    }

    @Test
    void an_open_question_does_not_keep_the_server_from_stopping() {
        try (SessionClient client = server.connect();
                Events events = client.open(SessionClient.call("1", "form"))) {
            events.message();
            Thread closing = Thread.ofVirtual().start(server::close);

            assertThat(events.message().json().at("/error/message").asString()).contains("The client cannot answer");
            assertThat(closing).isNotNull();
        }
    }
}

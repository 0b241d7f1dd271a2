package dev.mesh4j.protocol.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpPeer;
import dev.mesh4j.protocol.client.HttpPeer.Answer;
import dev.mesh4j.protocol.client.HttpTransport;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryClientTest {

    private static final AgentRegistration GREETER =
            new AgentRegistration("greeter-1", null, null, "java", "greeter", null, null, null, 1, null, null, null);

    private final HttpTransport http = new HttpTransport();

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @CsvSource({
        "200, Unchanged",
        "202, Changed",
        "410, Unknown",
        "503, Unavailable",
        "500, Unavailable",
        "429, Unavailable",
        "404, Unavailable",
        "400, Unavailable",
        "302, Unavailable",
        "204, Unavailable",
    })
    void a_beat_is_told_by_its_status(int status, String answer) {
        try (HttpPeer registry = new HttpPeer(r -> Answer.json(status, ""))) {
            BeatAnswer told = client(registry.url()).beat("greeter-1", "");

            assertThat(told.getClass().getSimpleName()).isEqualTo(answer);
            assertThat(registry.received().getFirst().method()).isEqualTo("HEAD");
            assertThat(registry.received().getFirst().path()).isEqualTo("/heartbeat/greeter-1");
            assertThat(registry.received().getFirst().headers()).doesNotContainKey("Mesh-Bindings");
        }
    }

    @Test
    void a_beat_says_what_the_agent_applied() {
        try (HttpPeer registry = new HttpPeer(r -> Answer.json(200, ""))) {
            client(registry.url()).beat("greeter-1", "abc");

            assertThat(registry.received().getFirst().headers()).containsEntry("Mesh-Bindings", "abc");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    200; {"status":"success"}; Accepted
                    200; {}; Accepted
                    200; ''; Unavailable
                    200; null; Unavailable
                    200; []; Unavailable
                    200; <html>hello</html>; Unavailable
                    200; {"dependencies_resolved":7}; Unavailable
                    200; {"status":"error","message":"no"}; Unavailable
                    400; {"error":"tools: []"}; Rejected
                    403; {"error":"not yours"}; Rejected
                    429; ''; Unavailable
                    503; {"error":"draining"}; Unavailable
                    500; ''; Unavailable
                    404; ''; Unavailable
                    301; ''; Unavailable
                    """)
    void a_registration_is_told_by_its_status(int status, String body, String answer) {
        try (HttpPeer registry = new HttpPeer(r -> Answer.json(status, body))) {
            RegisterAnswer told = client(registry.url()).register(GREETER);

            assertThat(told.getClass().getSimpleName()).isEqualTo(answer);
            assertThat(registry.received().getFirst().method()).isEqualTo("POST");
            assertThat(registry.received().getFirst().path()).isEqualTo("/heartbeat");
        }
    }

    @Test
    void a_registration_sends_its_record_and_takes_the_bindings() {
        try (HttpPeer registry = new HttpPeer(
                r -> new Answer(200, Map.of("Content-Type", "application/json", "Mesh-Bindings", "f1"), "{}"))) {
            RegisterAnswer told = client(registry.url() + "//").register(GREETER);

            assertThat(told)
                    .isInstanceOfSatisfying(
                            RegisterAnswer.Accepted.class,
                            accepted -> assertThat(accepted.bindings()).isEqualTo("f1"));
            assertThat(registry.received().getFirst().body())
                    .isEqualTo(
                            "{\"agent_id\":\"greeter-1\",\"runtime\":\"java\",\"name\":\"greeter\",\"http_port\":1}");
        }
    }

    @Test
    void a_rejection_carries_the_registrys_words() {
        try (HttpPeer registry = new HttpPeer(r -> Answer.json(400, "{\"error\":\"tools: [] (expected: one)\"}"))) {
            assertThat(client(registry.url()).register(GREETER))
                    .isEqualTo(new RegisterAnswer.Rejected(400, "tools: [] (expected: one)"));
        }
    }

    @Test
    void a_strangers_words_are_cut() {
        try (HttpPeer registry = new HttpPeer(r -> Answer.json(400, "x".repeat(5000)))) {
            assertThat(client(registry.url()).register(GREETER))
                    .isEqualTo(new RegisterAnswer.Rejected(400, "x".repeat(200)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 403, 500, 503})
    void leaving_expects_204(int status) {
        try (HttpPeer registry = new HttpPeer(r -> Answer.json(status, ""))) {
            assertThatThrownBy(() -> client(registry.url()).unregister("greeter-1"))
                    .isInstanceOf(CallException.Refused.class);
        }
    }

    @Test
    void leaving_deletes_the_agent() {
        try (HttpPeer registry = new HttpPeer(r -> Answer.json(204, ""))) {
            assertThatCode(() -> client(registry.url()).unregister("greeter-1")).doesNotThrowAnyException();
            assertThat(registry.received().getFirst().method()).isEqualTo("DELETE");
            assertThat(registry.received().getFirst().path()).isEqualTo("/agents/greeter-1");
        }
    }

    @Test
    void an_unreachable_registry_is_unavailable() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        RegistryClient client = client("http://127.0.0.1:" + port);

        assertThat(client.beat("a", "")).isInstanceOf(BeatAnswer.Unavailable.class);
        assertThat(client.register(GREETER)).isInstanceOf(RegisterAnswer.Unavailable.class);
        assertThatThrownBy(() -> client.unregister("a")).isInstanceOf(CallException.NotSent.class);
        assertThatThrownBy(client::agents).isInstanceOf(CallException.NotSent.class);
    }

    @Test
    void views_are_read() {
        try (HttpPeer registry = new HttpPeer(r -> Answer.json(
                200,
                switch (r.path()) {
                    case "/agents" -> "{\"agents\":[{\"id\":\"a-1\"}],\"count\":1}";
                    case "/events?limit=2" -> "{\"events\":[{\"event_type\":\"register\"}],\"count\":1}";
                    default -> "{\"service\":\"registry\",\"uptime_seconds\":5}";
                }))) {
            RegistryClient client = client(registry.url());

            assertThat(client.agents().agents()).extracting(AgentView::id).containsExactly("a-1");
            assertThat(client.events("limit=2").events())
                    .extracting(EventView::eventType)
                    .containsExactly("register");
            assertThat(client.health().uptimeSeconds()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"200; <html>", "200; null", "200; 7", "500; {}", "404; ''"})
    void a_view_that_is_none_is_refused(int status, String body) {
        try (HttpPeer registry = new HttpPeer(r -> Answer.json(status, body))) {
            assertThatThrownBy(() -> client(registry.url()).agents()).isInstanceOf(CallException.Refused.class);
        }
    }

    private RegistryClient client(String url) {
        return new RegistryClient(http, URI.create(url), Duration.ofSeconds(20));
    }
}

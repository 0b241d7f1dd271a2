package dev.mesh4j.registry.api;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.registry.RegistryConfig;
import dev.mesh4j.registry.fixture.AgentBuilder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose an agent id is. */
class OwnershipTest extends RegistryFixture {

    private static final String KEY = "k3y-of-the-owner";
    private static final AgentBuilder AGENT = agent("a").tool("f", "capability");
    private static final AgentBuilder CHANGED = agent("a").tool("g", "other");

    @Override
    RegistryConfig config() {
        RegistryConfig usual = super.config();
        return new RegistryConfig(
                usual.bindHost(),
                usual.httpPort(),
                Path.of(usual.database()),
                Duration.ofSeconds(3),
                usual.purgeAfter(),
                usual.drainTimeout());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "another-key"})
    void nobody_else_changes_removes_or_watches_an_agent_that_lives(String key) {
        assertThat(post(AGENT, KEY).statusCode()).isEqualTo(200);

        assertThat(post(CHANGED, key).statusCode()).isEqualTo(403);
        assertThat(post(AGENT, key).statusCode()).isEqualTo(403);
        assertThat(with(key, "DELETE", "/agents/a").statusCode()).isEqualTo(403);
        assertThat(with(key, "GET", "/watch/a").statusCode()).isEqualTo(403);
        assertThat(error(post(CHANGED, key))).contains("'a'", "Mesh-Agent-Key").doesNotContain(KEY);
        assertThat(agentView("a").at("/capabilities/0/name").asString()).isEqualTo("capability");
    }

    @Test
    void its_owner_may_do_all_that() {
        post(AGENT, KEY);

        assertThat(post(AGENT, KEY).statusCode()).isEqualTo(200);
        assertThat(post(CHANGED, KEY).statusCode()).isEqualTo(200);
        assertThat(with(KEY, "DELETE", "/agents/a").statusCode()).isEqualTo(204);
    }

    @Test
    void an_agent_without_a_key_is_as_it_was() {
        register(AGENT);

        assertThat(post(CHANGED, KEY).statusCode()).isEqualTo(200);
        assertThat(post(AGENT, "").statusCode()).as("now it has one").isEqualTo(403);
        register(agent("b").tool("f", "capability"));
        assertThat(send("DELETE", "/agents/b").statusCode()).isEqualTo(204);
    }

    @Test
    void who_has_left_leaves_the_id_to_anyone() {
        post(AGENT, KEY);
        with(KEY, "DELETE", "/agents/a");

        assertThat(post(AGENT, "another-key").statusCode()).isEqualTo(200);
    }

    @Test
    void who_is_expired_leaves_the_id_to_anyone() {
        post(AGENT, KEY);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> agentView("a").path("status").asString().equals("offline"));

        assertThat(post(CHANGED, "another-key").statusCode()).isEqualTo(200);
        assertThat(post(CHANGED, KEY).statusCode()).isEqualTo(403);
    }

    @Test
    void ownership_outlives_the_registry_and_the_key_itself_is_kept_nowhere() throws Exception {
        post(AGENT, KEY);
        registry.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(KEY);
            }
        }
        startRegistry();

        assertThat(post(CHANGED, "another-key").statusCode()).isEqualTo(403);
        assertThat(post(CHANGED, KEY).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> post(AgentBuilder agent, String key) {
        return key.isEmpty()
                ? post(agent.json().toString())
                : send(
                        "POST",
                        "/heartbeat",
                        BodyPublishers.ofString(agent.json().toString()),
                        "Content-Type",
                        "application/json",
                        "Mesh-Agent-Key",
                        key);
    }

    private HttpResponse<String> with(String key, String method, String path) {
        return key.isEmpty() ? send(method, path) : send(method, path, "Mesh-Agent-Key", key);
    }
}

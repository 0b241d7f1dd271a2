package dev.mesh4j.registry.api;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.registry.fixture.AgentBuilder;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** How an agent says that it is, on the wire. */
class HealthOverHttpTest extends RegistryFixture {

    @ParameterizedTest
    @CsvSource({"healthy, true", "degraded, true", "unhealthy, false"})
    void the_list_of_agents_shows_it(String status, boolean available) {
        register(agent("p").tool("now", "time").health(status, "the database is slow"));
        JsonNode shown = get("/agents").at("/agents/0");

        assertThat(shown.path("status").asString()).isEqualTo(status);
        assertThat(shown.at("/capabilities/0/available").asBoolean()).isEqualTo(available);
        assertThat(shown.at("/capabilities/0/unavailable_reason").asString(""))
                .isEqualTo(available ? "" : "the agent is unhealthy: the database is slow");
    }

    @Test
    void another_word_is_refused() {
        HttpResponse<String> refused =
                post(agent("p").tool("now", "time").health("sick", "").json().toString());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(error(refused)).isEqualTo("health.status: 'sick' (expected: one of [healthy, degraded, unhealthy])");
    }

    @Test
    void a_long_reason_is_cut() {
        AgentBuilder provider = agent("p").tool("now", "time").health("unhealthy", "x".repeat(5000));
        register(provider);

        assertThat(get("/agents")
                        .at("/agents/0/capabilities/0/unavailable_reason")
                        .asString())
                .hasSizeLessThan(300);
    }
}

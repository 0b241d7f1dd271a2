package dev.mesh4j.registry.api;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.registry.MeshRegistry;
import dev.mesh4j.registry.RegistryConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The life of an agent against the real clock, with a short lease. */
@Isolated("a pause longer than the lease, as under the load of other tests, would expire everybody")
class LeaseOverHttpTest extends RegistryFixture {

    private static final Duration WAIT = Duration.ofSeconds(20);

    @Override
    RegistryConfig config() {
        return new RegistryConfig(
                "127.0.0.1",
                0,
                folder.resolve("mesh.db"),
                Duration.ofMillis(2_500),
                Duration.ofSeconds(6),
                Duration.ofSeconds(5));
    }

    @Test
    void silence_expires_an_agent_unbinds_its_consumer_and_purges_it_in_the_end() {
        register(agent("p").tool("now", "time"));
        register(agent("c").tool("use", "client", t -> t.needs("time")));
        assertThat(beat("c")).isEqualTo(200);

        await().atMost(WAIT).pollInterval(Duration.ofMillis(50)).until(() -> beat("c") == 202);
        assertThat(beat("p")).isEqualTo(410);
        assertThat(agentView("p").path("status").asString()).isEqualTo("offline");
        assertThat(agentView("p").path("capabilities").get(0).path("available").asBoolean())
                .isFalse();
        assertThat(get("/events?type=expire")
                        .path("events")
                        .get(0)
                        .path("agent_id")
                        .asString())
                .isEqualTo("p");

        await().atMost(WAIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> beat("c") != 410 && get("/agents").path("count").asInt() == 1);
        assertThat(agentView("c").path("status").asString()).isEqualTo("healthy");
    }

    @Test
    void a_restarted_registry_knows_its_agents_and_expires_those_that_stay_silent() {
        register(agent("p").tool("now", "time"));
        register(agent("quiet").tool("f", "cap"));
        registry.close();
        registry = MeshRegistry.start(config());

        assertThat(beat("p")).isNotEqualTo(410);
        await().atMost(WAIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> beat("p") != 410
                        && agentView("quiet").path("status").asString().equals("offline"));
        assertThat(agentView("p").path("status").asString()).isEqualTo("healthy");
        assertThat(beat("quiet")).isEqualTo(410);
    }
}

package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What an agent tells those who run it. */
@Timeout(60)
class AgentProbesTest {

    @MeshAgent(name = "probed", version = "1.2.3")
    public static final class Probed {

        @MeshTool(capability = "echo")
        public String echo(String text) {
            return text;
        }
    }

    @Test
    void start_up_is_over_when_the_registry_was_asked_for_the_first_time() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        try (FakeRegistry registry = FakeRegistry.start()) {
            registry.answerRegistrations(registration -> {
                asked.countDown();
                await().until(() -> answer.getCount() == 0);
                return FakeRegistry.accepted("{}", "");
            });
            try (RunningAgent agent = start(registry.uri())) {
                asked.await();
                assertThat(told(agent, "/startupz")).startsWith("503").contains("the registry was not asked yet");
                assertThat(told(agent, "/livez")).startsWith("200");
                assertThat(told(agent, "/readyz")).startsWith("200");
                answer.countDown();

                await().until(() -> told(agent, "/startupz").startsWith("200"));
            }
        }
    }

    @Test
    void a_registry_that_is_away_does_not_keep_an_agent_from_starting() throws Exception {
        try (RunningAgent agent = start(URI.create("http://127.0.0.1:" + FakeRegistry.freePort()))) {
            await().until(() -> told(agent, "/startupz").startsWith("200"));

            assertThat(told(agent, "/readyz")).startsWith("200");
        }
    }

    @Test
    void health_tells_what_the_agent_lives_on() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start();
                RunningAgent agent = start(registry.uri())) {
            JsonNode health = AgentGet.json(agent, "/health");

            assertThat(health.path("service").asString()).isEqualTo("probed");
            assertThat(health.path("version").asString()).isEqualTo("1.2.3");
            assertThat(health.path("status").asString()).isEqualTo("healthy");
            assertThat(health.at("/checks/state/reason").asString()).isEqualTo("in memory");
            assertThat(health.at("/checks/heartbeat/status").asString()).isEqualTo("healthy");
            assertThat(health.at("/checks/tasks/status").asString()).isEqualTo("healthy");
        }
    }

    private static RunningAgent start(URI registry) {
        return Mesh.builder()
                .agent(Probed.class)
                .config(TestCalls.config(registry, Duration.ofSeconds(5)))
                .start();
    }

    private static String told(RunningAgent agent, String path) {
        return AgentGet.told(agent, path);
    }
}

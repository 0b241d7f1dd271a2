package dev.mesh4j.registry;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.registry.fixture.AgentBuilder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryMetricsTest {

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private MeshRegistry registry;

    @BeforeEach
    void start() {
        registry = MeshRegistry.start(new RegistryConfig(
                "127.0.0.1",
                0,
                folder.resolve("registry.db"),
                Duration.ofSeconds(15),
                Duration.ofMinutes(10),
                Duration.ZERO));
    }

    @AfterEach
    void stop() {
        registry.close();
        client.close();
    }

    @Test
    void the_registry_tells_what_its_process_uses() {
        assertThat(metrics()).contains("jvm_memory_used_bytes", "process_uptime_seconds");
    }

    @Test
    void beats_and_registrations_are_counted_by_what_they_were_answered() {
        AgentBuilder provider = agent("p").tool("now", "time");
        register(provider);
        register(provider);
        register(provider.tool("then", "past"));
        register(agent("of course"));
        register(agent("c").tool("use", "using", tool -> tool.needs("time")));
        beat("p");
        beat("stranger");
        beat("stranger");

        assertThat(metrics().lines())
                .contains(
                        "mesh_registry_registrations_total{kind=\"new\"} 2.0",
                        "mesh_registry_registrations_total{kind=\"changed\"} 1.0",
                        "mesh_registry_registrations_total{kind=\"unchanged\"} 1.0",
                        "mesh_registry_registrations_total{kind=\"refused\"} 1.0",
                        "mesh_registry_heartbeats_total{answer=\"unchanged\"} 1.0",
                        "mesh_registry_heartbeats_total{answer=\"unknown\"} 2.0",
                        "mesh_registry_agents{state=\"live\"} 2.0",
                        "mesh_registry_agents_alive{health=\"healthy\"} 2.0",
                        "mesh_registry_resolutions_total 1.0",
                        "mesh_registry_changes_total 3.0",
                        "mesh_registry_revision 3.0",
                        "mesh_registry_revision_lag 0.0",
                        "mesh_registry_self_preservation 0.0",
                        "mesh_registry_store_failures_total 0.0");
    }

    private void register(AgentBuilder agent) {
        send("POST", "/heartbeat", BodyPublishers.ofString(agent.json().toString()));
    }

    private void beat(String agentId) {
        send("HEAD", "/heartbeat/" + agentId, BodyPublishers.noBody());
    }

    private String metrics() {
        return send("GET", "/metrics", BodyPublishers.noBody());
    }

    private String send(String method, String path, BodyPublisher body) {
        return client.sendAsync(
                        HttpRequest.newBuilder(registry.uri().resolve(path))
                                .method(method, body)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .join()
                .body();
    }
}

package dev.mesh4j.acceptance.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.examples.quickstart.Clock;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpConnection;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.runtime.RunningAgent;
import dev.mesh4j.testkit.MeshTest;
import dev.mesh4j.testkit.TestMesh;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An agent of an existing mesh, that knows nothing of ours, joins our registry and works with agents in Java. */
@Timeout(420)
@MeshTest
class PythonAgentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path temporary;

    private final HttpTransport http = new HttpTransport();
    private TestMesh mesh;
    private PythonAgent python;
    private RegistryClient registry;

    @BeforeEach
    @Timeout(420)
    void join(TestMesh ofTest) throws Exception {
        PythonPackages packages = PythonPackages.install();
        mesh = ofTest;
        registry = new RegistryClient(http, mesh.registryUri(), PATIENCE);
        python = PythonAgent.start(packages, mesh.registryUri(), temporary.resolve("python.log"));
        await().atMost(PATIENCE).until(() -> view().isPresent());
    }

    @AfterEach
    void close() {
        if (python != null) {
            python.close();
        }
        http.close();
    }

    @Test
    void it_joins_as_what_it_is() {
        AgentView view = view().orElseThrow();

        assertThat(view.runtime()).isEqualTo("python");
        assertThat(view.status()).isEqualTo("healthy");
        assertThat(Objects.requireNonNull(view.capabilities()))
                .extracting(capability -> Objects.requireNonNull(capability.name()))
                .contains("shout", "asked_time");
    }

    @Test
    void a_java_agent_calls_it_through_an_injected_client_until_it_leaves() throws Exception {
        RunningAgent shouting = mesh.agent(Shouting.class);
        mesh.agent(Shouting.InJava.class);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(say(shouting)).isEqualTo("It said HEY, IN PYTHON!"));

        assertThat(python.leave()).isTrue();

        await().untilAsserted(() -> assertThat(view()).isEmpty());
        await().untilAsserted(() -> assertThat(say(shouting)).isEqualTo("It said hey, in Java!"));
    }

    @Test
    void it_hears_of_a_java_agent_with_a_beat_and_calls_it() throws Exception {
        assertThat(asked()).isEqualTo("no clock");

        mesh.agent(Clock.class);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(asked()).startsWith("Python heard 20"));
    }

    @Test
    void it_joins_again_when_the_registry_no_longer_knows_it() {
        registry.unregister(Objects.requireNonNull(view().orElseThrow().id()));

        await().atMost(PATIENCE).until(() -> view().isPresent());
    }

    private String say(RunningAgent shouting) {
        return mesh.call(shouting, "say", Map.of("text", "hey")).text();
    }

    private String asked() {
        String endpoint = Objects.requireNonNull(view().orElseThrow().endpoint());
        try (McpConnection connection = McpConnection.to(endpoint + "/mcp").open()) {
            return Answers.text(connection, "ask_time", "{\"zone\":\"UTC\"}");
        }
    }

    private Optional<AgentView> view() {
        return Objects.requireNonNullElse(registry.agents().agents(), List.<AgentView>of()).stream()
                .filter(agent -> PythonAgent.NAME.equals(agent.name()))
                .findFirst();
    }
}

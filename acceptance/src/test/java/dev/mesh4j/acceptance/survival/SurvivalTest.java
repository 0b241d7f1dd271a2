package dev.mesh4j.acceptance.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.chaos.process.ChildJvm;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.BeatAnswer;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.registry.MeshRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Real processes, killed with SIGKILL: nobody says goodbye. */
@ResourceLock(Processes.PROCESSORS)
class SurvivalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final Deque<ChildJvm> started = new ArrayDeque<>();
    private final HttpTransport http = new HttpTransport();
    private int registryPort;
    private int shouterPort;
    private RegistryClient registry;
    private ChildJvm registryProcess;

    @BeforeEach
    void start_a_registry_and_a_consumer() throws IOException {
        registryPort = freePort();
        shouterPort = freePort();
        registry = new RegistryClient(http, registryUri(), Duration.ofSeconds(5));
        registryProcess = startRegistry();
        startAgent(Shouter.class, shouterPort);
    }

    @AfterEach
    void stop_what_is_left() {
        started.forEach(ChildJvm::close);
        http.close();
    }

    @Test
    void a_killed_provider_fails_over_then_fails_typed_then_works_when_it_is_back() throws Exception {
        ChildJvm one = startAgent(Upper.class, 0);
        ChildJvm two = startAgent(Upper.class, 0);
        awaitListed("shouter", "upper", "upper");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shout("a")).isEqualTo("A!"));
        await().atMost(PATIENCE)
                .until(() -> registry.agents().agents().stream()
                        .flatMap(a -> a.dependencyResolutions().stream())
                        .allMatch(d -> "available".equals(d.status())));

        // the consumer learns of the second candidate by its own beat
        await().atMost(PATIENCE).until(this::survivesEither);
        one.kill();
        assertThat(List.of(shout("b"), shout("c"), shout("d"))).containsExactly("B!", "C!", "D!");

        two.kill();
        assertThat(shout("e")).startsWith("unavailable: dependency upper_case is unavailable");

        startAgent(Upper.class, 0);
        await().atMost(PATIENCE).until(() -> healthy("upper") == 1);
        // the registry is asked once a second at most
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(shout("f")).isEqualTo("F!"));
    }

    @Test
    void agents_call_each_other_without_the_registry_and_all_are_listed_when_it_is_back() throws Exception {
        startAgent(Upper.class, 0);
        awaitListed("shouter", "upper");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shout("a")).isEqualTo("A!"));

        registryProcess.kill();
        assertThat(List.of(shout("b"), shout("c"))).containsExactly("B!", "C!");

        registryProcess = startRegistry();
        awaitListed("shouter", "upper");
        assertThat(shout("d")).isEqualTo("D!");
    }

    /** Whether the registry has told the consumer of both providers: its reply to a beat says nothing has changed. */
    private boolean survivesEither() {
        String shouter = registry.agents().agents().stream()
                .filter(agent -> "shouter".equals(agent.name()))
                .map(AgentView::id)
                .findFirst()
                .orElseThrow();
        return registry.beat(Objects.requireNonNull(shouter), "") instanceof BeatAnswer.Unchanged;
    }

    private String shout(String text) {
        return ChildJvm.call(shouterPort, "shout", text).text();
    }

    private void awaitListed(String... names) {
        await().atMost(PATIENCE)
                .ignoreException(CallException.NotSent.class)
                .untilAsserted(() -> assertThat(registry.agents().agents())
                        .filteredOn(agent -> "healthy".equals(agent.status()))
                        .extracting(AgentView::name)
                        .containsExactlyInAnyOrder(names));
    }

    /** How many instances of this name were started last and live: killed ones count until their lease ends. */
    private long healthy(String name) {
        return registry.agents().agents().stream()
                .filter(agent -> name.equals(agent.name()) && "healthy".equals(agent.status()))
                .filter(agent -> ChildJvm.answers(Objects.requireNonNull(agent.endpoint())))
                .count();
    }

    private ChildJvm startRegistry() throws IOException {
        return remember(ChildJvm.start(
                folder.resolve("registry.log"),
                MeshRegistry.class,
                "--http-port",
                String.valueOf(registryPort),
                "--database",
                folder.resolve("registry.db").toString()));
    }

    private ChildJvm startAgent(Class<?> type, int port) throws IOException {
        return remember(ChildJvm.start(
                folder.resolve(type.getSimpleName() + ".log"),
                type,
                "--http-port",
                String.valueOf(port),
                "--registry-url",
                registryUri().toString(),
                "--heartbeat-interval",
                "1s"));
    }

    private ChildJvm remember(ChildJvm child) {
        started.push(child);
        return child;
    }

    private URI registryUri() {
        return URI.create("http://127.0.0.1:" + registryPort);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

package dev.mesh4j.testkit;

import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.registry.MeshRegistry;
import dev.mesh4j.registry.RegistryConfig;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.RunningAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A registry and agents in this JVM, on free ports and a temporary database. Each instance is a mesh of its own, so tests
 * may run in parallel; one instance is used by one thread.
 */
public final class TestMesh implements AutoCloseable {

    private static final Duration BEAT = Duration.ofMillis(200);
    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path folder;
    private final HttpTransport http = new HttpTransport();
    private final List<RunningAgent> agents = new ArrayList<>();
    private @Nullable MeshRegistry registry;
    private int registryPort;

    private TestMesh(Path folder) {
        this.folder = folder;
    }

    /** A mesh with a registry and no agents. */
    public static TestMesh start() {
        try {
            TestMesh mesh = new TestMesh(Files.createTempDirectory("test-mesh"));
            mesh.startRegistry();
            return mesh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts an agent and waits until the registry knows it. */
    public RunningAgent agent(Object instance) {
        RunningAgent agent = Mesh.builder().agent(instance).config(config()).start();
        agents.add(agent);
        try {
            if (registry != null && !agent.awaitReady(PATIENCE)) {
                throw new IllegalStateException(agent.id() + " did not join " + registryUri() + " within " + PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + agent.id() + " joined", e);
        }
        return agent;
    }

    /** The configuration of this mesh's agents. */
    public AgentConfig config() {
        return AgentConfig.builder()
                .registryUrl(registryUri())
                .heartbeatInterval(BEAT)
                .drainTimeout(Duration.ofSeconds(1))
                .build();
    }

    public URI registryUri() {
        return URI.create("http://127.0.0.1:" + registryPort);
    }

    /** What the registry lists now. */
    public List<AgentView> listed() {
        RegistryClient client = new RegistryClient(http, registryUri(), PATIENCE);
        return Objects.requireNonNullElse(client.agents().agents(), List.of());
    }

    /** Takes the registry away; the agents stay. */
    public void stopRegistry() {
        MeshRegistry running = registry;
        if (running != null) {
            running.close();
            registry = null;
        }
    }

    /** Brings the registry back, on the same port and database. */
    public void startRegistry() {
        RegistryConfig defaults = RegistryConfig.defaults();
        MeshRegistry started = MeshRegistry.start(new RegistryConfig(
                "127.0.0.1",
                registryPort,
                folder.resolve("registry.db"),
                LEASE,
                defaults.purgeAfter(),
                Duration.ofSeconds(1)));
        registry = started;
        registryPort = started.port();
    }

    /** Stops everything and removes the database. */
    @Override
    public void close() {
        agents.forEach(RunningAgent::close);
        stopRegistry();
        http.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

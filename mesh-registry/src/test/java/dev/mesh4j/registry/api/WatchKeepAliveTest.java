package dev.mesh4j.registry.api;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.registry.directory.Clocks;
import dev.mesh4j.registry.directory.Directory;
import dev.mesh4j.registry.fixture.AgentBuilder;
import dev.mesh4j.registry.metrics.RegistryMeters;
import dev.mesh4j.registry.resolve.Rules;
import dev.mesh4j.registry.store.JdbcStore;
import dev.mesh4j.registry.store.RegistryStore;
import dev.mesh4j.server.MeshServer;
import dev.mesh4j.server.ServerOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WatchKeepAliveTest {

    private static final Duration LEASE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    @Test
    @Timeout(30)
    void a_watch_that_tells_nothing_shows_again_and_again_that_it_is_there() throws Exception {
        RegistryMeters meters = new RegistryMeters();
        try (RegistryStore store = JdbcStore.open(folder.resolve("mesh.db"));
                Directory directory = Directory.open(
                        store, AgentBuilder::read, Clocks.system(), LEASE, LEASE, Rules.STANDARD, meters);
                WatchRoutes routes = new WatchRoutes(directory, meters, 1, Duration.ofMillis(20));
                MeshServer server =
                        new MeshServer(new ServerOptions("127.0.0.1", 0, Duration.ZERO), routes::addTo).start()) {
            directory.register(agent("a").tool("f", "capability").registered());
            try (OpenWatch watch = new OpenWatch(server.port(), "a")) {
                assertThat(watch.next()).containsEntry("event", "bindings");
                for (int i = 0; i < 5; i++) {
                    watch.awaitKeepAlive();
                }
            }
        }
    }
}

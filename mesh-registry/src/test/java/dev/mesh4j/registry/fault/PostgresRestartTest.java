package dev.mesh4j.registry.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.registry.MeshRegistry;
import dev.mesh4j.registry.RegistryConfig;
import dev.mesh4j.registry.fixture.PostgresServer;
import dev.mesh4j.registry.fixture.Writers;
import dev.mesh4j.server.config.ConfigReader;
import dev.mesh4j.server.config.ConfigSources;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PostgreSQL crashes and stops, again and again, under two registries that agents register at and beat at. */
class PostgresRestartTest {

    private static final int RESTARTS = System.getenv("MESH_SURVIVAL_SECONDS") == null ? 2 : 20;
    private static final int BEATING = 20;
    private static final Duration LEASE = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConcurrentHashMap<Integer, LongAdder> beats = new ConcurrentHashMap<>();

    @Test
    @Timeout(600)
    void no_acknowledged_agent_is_lost_and_none_that_beats_is_told_that_it_is_unknown() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            String database = server.newDatabase();
            try (MeshRegistry a = start(database);
                    MeshRegistry b = start(database);
                    ScheduledExecutorService beating = Executors.newScheduledThreadPool(2)) {
                List<URI> registries = List.of(a.uri(), b.uri());
                for (int i = 0; i < BEATING; i++) {
                    assertThat(Writers.register(http, a.uri(), "beating" + i)).isEqualTo(200);
                }
                beating.scheduleAtFixedRate(() -> beatAll(a.uri()), 0, 500, TimeUnit.MILLISECONDS);
                beating.scheduleAtFixedRate(() -> beatAll(b.uri()), 250, 500, TimeUnit.MILLISECONDS);
                Set<String> acknowledged = registerThroughRestarts(server, registries);

                for (URI registry : registries) {
                    // what one was told last comes to the other a moment later
                    await().atMost(PATIENCE)
                            .untilAsserted(() ->
                                    assertThat(lost(acknowledged, registry)).isEmpty());
                }
                beating.shutdown();
                System.out.printf(
                        "%d restarts of PostgreSQL: %d agents acknowledged, 0 lost, beats by answer %s%n",
                        RESTARTS, acknowledged.size(), beats);
                assertThat(beats).containsKey(200).doesNotContainKey(410);
            }
        } finally {
            http.close();
        }
    }

    private static Set<String> registerThroughRestarts(PostgresServer server, List<URI> registries) throws Exception {
        try (Writers writers = new Writers("w", registries, 4)) {
            for (int i = 0; i < RESTARTS; i++) {
                awaitMore(writers);
                if (i % 2 == 0) {
                    server.kill();
                } else {
                    server.stop();
                }
                server.restart();
            }
            awaitMore(writers);
            return writers.stop();
        }
    }

    private static void awaitMore(Writers writers) {
        int before = writers.acknowledged().size();
        await().atMost(PATIENCE).until(() -> writers.acknowledged().size() > before + 20);
    }

    private static Set<String> lost(Set<String> acknowledged, URI registry) throws Exception {
        Set<String> lost = new HashSet<>(acknowledged);
        lost.removeAll(Writers.agents(registry));
        return lost;
    }

    private void beatAll(URI registry) {
        for (int i = 0; i < BEATING; i++) {
            HttpRequest beat = HttpRequest.newBuilder(URI.create(registry + "/heartbeat/beating" + i))
                    .method("HEAD", BodyPublishers.noBody())
                    .timeout(Duration.ofSeconds(5))
                    .build();
            int status;
            try {
                status = http.send(beat, BodyHandlers.discarding()).statusCode();
            } catch (IOException e) {
                status = -1;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            beats.computeIfAbsent(status, key -> new LongAdder()).increment();
        }
    }

    private static MeshRegistry start(String database) {
        List<String> flags =
                List.of("--http-port=0", "--database=" + database, "--lease-timeout=" + LEASE.toSeconds() + "s");
        return MeshRegistry.start(new ConfigReader<>(RegistryConfig.defaults())
                .read(new ConfigSources(Path.of("no-file.yaml"), Map.of(), flags)));
    }
}

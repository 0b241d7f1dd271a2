package dev.mesh4j.registry.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.registry.MeshRegistry;
import dev.mesh4j.registry.RegistryConfig;
import dev.mesh4j.registry.fixture.Writers;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system of its own, of 8 MB, that becomes full under a registry and then has room again. */
class DiskFullTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private Path disk;

    @TempDir
    Path folder;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        if (run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()) != 0) {
            String message =
                    "mount: refused, nothing about a full disk is tested (expected: root, who may mount a tmpfs)";
            System.err.println("SKIPPED: " + message);
            Assumptions.abort(message);
        }
    }

    @AfterEach
    void unmount() throws Exception {
        http.close();
        run("umount", "-l", disk.toString());
    }

    @Test
    void a_full_disk_is_a_503_that_loses_nothing_and_ends_when_there_is_room() throws Exception {
        Set<String> acknowledged = new TreeSet<>();
        try (MeshRegistry registry = start()) {
            register(registry, "before", 10, acknowledged);
            assertThat(acknowledged).hasSize(10);
            Path filler = fill();

            // what was written before may leave room for a few
            await().atMost(PATIENCE).until(() -> register(registry, "full", 50, acknowledged) == 503);
            assertThat(send(registry, "HEAD", "/heartbeat/before0")).isEqualTo(200);
            assertThat(send(registry, "GET", "/readyz")).isEqualTo(200);
            assertThat(Writers.agents(registry.uri())).isEqualTo(acknowledged);
            await().atMost(PATIENCE).until(() -> storeHealth(registry).equals("degraded"));

            Files.delete(filler);
            await().atMost(PATIENCE).until(() -> storeHealth(registry).equals("healthy"));
            assertThat(register(registry, "after", 10, acknowledged)).isEqualTo(200);
        }
        try (MeshRegistry again = start()) {
            Set<String> found = Writers.agents(again.uri());
            System.out.printf("disk full: %d agents acknowledged, %d found%n", acknowledged.size(), found.size());
            assertThat(found).isEqualTo(acknowledged);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + disk.resolve("mesh.db"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeQuery("PRAGMA integrity_check").getString(1))
                    .isEqualTo("ok");
        }
    }

    private MeshRegistry start() {
        return MeshRegistry.start(new RegistryConfig(
                "127.0.0.1",
                0,
                disk.resolve("mesh.db"),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofSeconds(1)));
    }

    /** Takes all the room that there is. */
    private Path fill() throws IOException {
        Path filler = disk.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] page = new byte[4096];
            while (disk.toFile().getUsableSpace() > 0) {
                out.write(page);
            }
        }
        return filler;
    }

    /** Registers agents until one is refused; returns the last status. */
    private int register(MeshRegistry registry, String prefix, int count, Set<String> acknowledged) throws Exception {
        int status = 0;
        for (int i = 0; i < count; i++) {
            status = Writers.register(http, registry.uri(), prefix + i);
            if (status != 200) {
                return status;
            }
            acknowledged.add(prefix + i);
        }
        return status;
    }

    private String storeHealth(MeshRegistry registry) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(registry.uri() + "/health")).build();
        String body = http.send(request, BodyHandlers.ofString()).body();
        return Json.mapper().readTree(body).at("/checks/store/status").asString();
    }

    private int send(MeshRegistry registry, String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.uri() + path))
                .method(method, BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}

package dev.mesh4j.acceptance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.meshctl.Meshctl;
import dev.mesh4j.meshctl.jvm.ClassCache;
import dev.mesh4j.meshctl.jvm.Distribution;
import dev.mesh4j.meshctl.jvm.Platform;
import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.registry.MeshRegistry;
import dev.mesh4j.registry.RegistryConfig;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The operator saves and restores the file of a registry that runs. */
class BackupCommandTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private MeshRegistry registry;
    private Path database;
    private String printed = "";

    @TempDir
    Path folder;

    @BeforeEach
    void startRegistry() throws Exception {
        Files.createDirectories(folder.resolve("classpath"));
        Files.writeString(
                folder.resolve("classpath/registry"),
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        database = folder.resolve("mesh.db");
        registry = MeshRegistry.start(new RegistryConfig(
                "127.0.0.1", 0, database, Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofSeconds(1)));
    }

    @AfterEach
    void stopRegistry() {
        http.close();
        registry.close();
    }

    @Test
    void agents_of_a_backup_are_back_in_the_running_registry_and_later_ones_are_gone() throws Exception {
        assertThat(register("kept")).isEqualTo(200);
        assertThat(meshctl("registry", "backup", "copy.db", "--database=" + database))
                .isZero();
        assertThat(printed).startsWith("1 agents and 1 events of ").contains("copy.db");
        assertThat(send("DELETE", "/agents/kept", "")).isEqualTo(204);
        assertThat(register("later")).isEqualTo(200);
        assertThat(beat("kept")).isEqualTo(410);

        assertThat(meshctl("registry", "restore", "copy.db", "--database=" + database, "--json"))
                .isZero();
        JsonNode page = Json.mapper().readTree(printed);
        assertThat(page.path("agents").asInt()).isEqualTo(1);
        assertThat(page.path("file").asString())
                .isEqualTo(folder.resolve("copy.db").toString());

        await().atMost(Duration.ofSeconds(30)).until(() -> beat("later") == 410);
        assertThat(beat("kept")).isBetween(200, 202);
        assertThat(register("new")).isEqualTo(200);
    }

    @Test
    void what_fails_is_told_in_one_line_with_its_exit_code() {
        assertThat(meshctl("registry", "restore", "none.db", "--database=" + database))
                .isEqualTo(1);
        assertThat(printed)
                .isEqualTo("meshctl: backup: " + folder.resolve("none.db")
                        + " not found (expected: a file made by a backup)\n");
        assertThat(meshctl("registry", "backup", "mesh.db", "--database=" + database))
                .isEqualTo(1);
        assertThat(printed).contains("mesh.db exists (expected: a new file)");
        assertThat(meshctl("registry", "backup", "x.db", "--database=postgresql://mesh:pa55word@db/mesh"))
                .isEqualTo(2);
        assertThat(printed).contains("PostgreSQL has pg_dump").doesNotContain("pa55word");
    }

    @Test
    void without_a_database_it_is_the_one_of_the_registry_that_meshctl_starts() {
        assertThat(meshctl("registry", "backup", "copy.db", "--registry-url", "http://127.0.0.1:8123"))
                .isEqualTo(1);
        assertThat(printed)
                .contains("database: " + folder.resolve("state/registry/8123.db")
                        + " not found (expected: the SQLite file of a registry)");
    }

    private int meshctl(String... args) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Caller caller = new Caller(Map.of("MESH_STATE_DIR", "state"), folder, out, out, false);
        int exit = Meshctl.run(
                caller, new Platform(() -> new Distribution(folder), program -> new ClassCache.None()), args);
        printed = bytes.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private int register(String id) throws Exception {
        return send(
                "POST",
                "/heartbeat",
                "{\"agent_id\":\"" + id + "\",\"http_host\":\"127.0.0.1\",\"http_port\":9,"
                        + "\"tools\":[{\"function_name\":\"f\",\"capability\":\"cap\"}]}");
    }

    private int beat(String id) throws Exception {
        return send("HEAD", "/heartbeat/" + id, "");
    }

    private int send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.uri() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(20))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}

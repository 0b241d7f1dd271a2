package dev.mesh4j.registry;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.registry.fixture.Writers;
import dev.mesh4j.server.MeshServerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The registry as a process: killed, asked to stop, and started where it cannot run. */
class RegistryProcessTest {

    /** In the long form as many as are promised. */
    private static final int KILLS = System.getenv("MESH_SURVIVAL_SECONDS") == null ? 5 : 100;

    @TempDir
    Path folder;

    @Test
    @Timeout(600)
    void a_kill_under_load_loses_no_acknowledged_agent() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < KILLS; round++) {
            try (ChildRegistry child = start()) {
                acknowledged.addAll(registerUntilKilled(child, "r" + round + "-"));
            }
            assertThat(integrity()).isEqualTo("ok");
        }

        try (ChildRegistry child = start()) {
            Set<String> found = Writers.agents(child.uri());
            Set<String> lost = new HashSet<>(acknowledged);
            lost.removeAll(found);
            System.out.printf("%d kills: %d agents acknowledged, %d lost%n", KILLS, acknowledged.size(), lost.size());
            assertThat(acknowledged).hasSizeGreaterThan(KILLS * 30);
            assertThat(lost).isEmpty();
        }
    }

    /** Returns the agents that were acknowledged. */
    private static Set<String> registerUntilKilled(ChildRegistry child, String prefix) throws Exception {
        try (Writers writers = new Writers(prefix, List.of(child.uri()), 8)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(120))
                    .until(() -> writers.acknowledged().size() >= 40);
            child.kill();
            return writers.stop();
        }
    }

    @Test
    void a_request_to_stop_is_followed_within_seconds_and_leaves_a_clean_file() throws Exception {
        try (ChildRegistry child = start();
                HttpClient http = HttpClient.newHttpClient()) {
            URI uri = child.uri();
            // a connection that stays open, as every agent has one
            http.send(
                    HttpRequest.newBuilder(URI.create(uri + "/heartbeat"))
                            .POST(BodyPublishers.ofString(
                                    agent("a").tool("f", "cap").json().toString()))
                            .build(),
                    BodyHandlers.ofString());
            long asked = System.nanoTime();
            child.terminate();

            // 143: ended by SIGTERM
            assertThat(child.exit(5)).isEqualTo(143);
            System.out.printf(
                    "SIGTERM: stopped after %d ms%n",
                    Duration.ofNanos(System.nanoTime() - asked).toMillis());
            assertThat(child.errors()).doesNotContain("Exception");
        }
        assertThat(folder.resolve("mesh.db-wal")).doesNotExist();
        assertThat(integrity()).isEqualTo("ok");
    }

    @Test
    void a_busy_port_is_one_line_and_the_status_1() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                ChildRegistry child = new ChildRegistry(
                        folder, "--http-port=" + taken.getLocalPort(), "--database=" + folder.resolve("mesh.db"))) {
            assertThat(child.exit(30)).isEqualTo(1);

            assertThat(child.errors().lines().filter(line -> line.startsWith("mesh-registry: ")))
                    .containsExactly("mesh-registry: http-port: " + taken.getLocalPort()
                            + " on 127.0.0.1 is taken by another process (expected: a free port; 0 takes one)");
            assertThat(child.errors()).doesNotContain("\tat ");
        }
    }

    @Test
    void a_wrong_flag_is_one_line_and_the_status_1() throws Exception {
        try (ChildRegistry child = new ChildRegistry(folder, "--http-prot=1")) {
            assertThat(child.exit(30)).isEqualTo(1);

            assertThat(child.errors().strip().lines()).hasSize(1);
            assertThat(child.errors())
                    .startsWith("mesh-registry: --http-prot: unknown")
                    .contains("--http-port");
        }
    }

    @Test
    void a_file_that_cannot_be_used_is_one_line_and_the_status_1() throws Exception {
        try (ChildRegistry child = new ChildRegistry(folder, "--http-port=0", "--database=no/such/folder/mesh.db")) {
            assertThat(child.exit(30)).isEqualTo(1);

            assertThat(child.errors()).contains("mesh-registry: database: ").doesNotContain("\tat ");
        }
    }

    @Test
    void a_busy_port_is_named_and_leaves_no_database_open() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            RegistryConfig config = new RegistryConfig(
                    "127.0.0.1",
                    taken.getLocalPort(),
                    folder.resolve("mesh.db"),
                    Duration.ofSeconds(15),
                    Duration.ofMinutes(10),
                    Duration.ofSeconds(1));

            assertThatThrownBy(() -> MeshRegistry.start(config))
                    .isInstanceOf(MeshServerException.class)
                    .hasMessageContaining("http-port: " + taken.getLocalPort());
        }
        assertThat(folder.resolve("mesh.db-wal")).doesNotExist();
    }

    @Test
    void a_closed_registry_may_be_closed_again_and_serves_no_more() throws Exception {
        MeshRegistry registry = MeshRegistry.start(new RegistryConfig(
                "127.0.0.1",
                0,
                folder.resolve("mesh.db"),
                Duration.ofSeconds(15),
                Duration.ofMinutes(10),
                Duration.ofSeconds(1)));
        URI uri = registry.uri();
        registry.close();
        registry.close();

        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> http.send(
                            HttpRequest.newBuilder(uri.resolve("/health")).build(), BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
        assertThat(folder.resolve("mesh.db-wal")).doesNotExist();
    }

    private ChildRegistry start() throws IOException {
        return new ChildRegistry(
                folder, "--http-port=0", "--database=" + folder.resolve("mesh.db"), "--lease-timeout=10m");
    }

    private String integrity() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mesh.db"));
                Statement statement = connection.createStatement()) {
            return statement.executeQuery("PRAGMA integrity_check").getString(1);
        }
    }
}

package dev.mesh4j.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.server.MeshServerException;
import dev.mesh4j.server.config.ConfigException;
import dev.mesh4j.server.config.ConfigReader;
import dev.mesh4j.server.config.ConfigSources;
import dev.mesh4j.server.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryConfigTest {

    private static final RegistryConfig CHANGED = new RegistryConfig(
            "0.0.0.0",
            9123,
            "postgresql://db:5432/mesh",
            "keeper",
            new Secret("pa55word"),
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Duration.ofMillis(700),
            321,
            777,
            "score,newest",
            "ada");

    @TempDir
    Path folder;

    @Test
    void the_defaults_are_these() {
        assertThat(read(Map.of()))
                .isEqualTo(RegistryConfig.defaults())
                .isEqualTo(new RegistryConfig(
                        "127.0.0.1",
                        8000,
                        "mesh-registry.db",
                        "",
                        Secret.NONE,
                        Duration.ofSeconds(15),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(5),
                        10_000,
                        100_000,
                        "score,version",
                        ""));
    }

    @Test
    void every_key_can_be_set_in_the_file() throws IOException {
        Files.writeString(folder.resolve("mesh.yaml"), """
                bind-host: 0.0.0.0
                http-port: 9123
                database: postgresql://db:5432/mesh
                database-user: keeper
                database-password: pa55word
                lease-timeout: 30s
                purge-after: 1h
                drain-timeout: 700ms
                max-watches: 321
                event-retention: 777
                tie-breakers: score,newest
                owner: ada
                """);

        assertThat(read(Map.of())).isEqualTo(CHANGED);
    }

    @Test
    void every_key_can_be_set_in_the_environment() {
        Map<String, String> environment = Map.ofEntries(
                Map.entry("MESH_BIND_HOST", "0.0.0.0"),
                Map.entry("MESH_HTTP_PORT", "9123"),
                Map.entry("MESH_DATABASE", "postgresql://db:5432/mesh"),
                Map.entry("MESH_DATABASE_USER", "keeper"),
                Map.entry("MESH_DATABASE_PASSWORD", "pa55word"),
                Map.entry("MESH_LEASE_TIMEOUT", "30s"),
                Map.entry("MESH_PURGE_AFTER", "1h"),
                Map.entry("MESH_DRAIN_TIMEOUT", "700ms"),
                Map.entry("MESH_MAX_WATCHES", "321"),
                Map.entry("MESH_EVENT_RETENTION", "777"),
                Map.entry("MESH_TIE_BREAKERS", "score,newest"),
                Map.entry("MESH_OWNER", "ada"));

        assertThat(read(environment)).isEqualTo(CHANGED);
    }

    @Test
    void every_key_can_be_a_flag() {
        assertThat(read(
                        Map.of(),
                        "--bind-host=0.0.0.0",
                        "--http-port",
                        "9123",
                        "--database=postgresql://db:5432/mesh",
                        "--database-user",
                        "keeper",
                        "--database-password=pa55word",
                        "--max-watches=321",
                        "--event-retention",
                        "777",
                        "--tie-breakers=score,newest",
                        "--owner=ada",
                        "--lease-timeout=30s",
                        "--purge-after",
                        "1h",
                        "--drain-timeout=700ms",
                        "--max-watches=321"))
                .isEqualTo(CHANGED);
    }

    @Test
    void a_flag_wins_over_the_environment_and_that_over_the_file() throws IOException {
        Files.writeString(folder.resolve("mesh.yaml"), "http-port: 1\nlease-timeout: 21s\npurge-after: 7m\n");

        RegistryConfig config = read(Map.of("MESH_HTTP_PORT", "2", "MESH_LEASE_TIMEOUT", "22s"), "--http-port=3");

        assertThat(config.httpPort()).isEqualTo(3);
        assertThat(config.leaseTimeout()).isEqualTo(Duration.ofSeconds(22));
        assertThat(config.purgeAfter()).isEqualTo(Duration.ofMinutes(7));
    }

    @ParameterizedTest
    @CsvSource({
        "--lease-timeout=99ms, lease-timeout: 99ms (expected: 100ms or more",
        "--lease-timeout=soon, lease-timeout: 'soon' (expected: a duration such as",
        "--http-port=eighty, http-port: 'eighty' (expected: a whole number",
        "--http-prot=80, did you mean --http-port?",
        "--purge-after=-1s, purge-after: '-1s'",
        "--max-watches=-1, max-watches: -1 (expected: 0 to 1000000)",
        "--max-watches=1000001, max-watches: 1000001 (expected: 0 to 1000000)",
        "--event-retention=0, event-retention: 0 (expected: 1 to 10000000)",
        "--event-retention=10000001, event-retention: 10000001 (expected: 1 to 10000000)"
    })
    void a_bad_value_is_named_with_what_was_expected(String flag, String message) {
        assertThatThrownBy(() -> read(Map.of(), flag))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_tie_breaker_that_nobody_provides_is_named_with_those_that_are_known() {
        assertThatThrownBy(() -> read(Map.of(), "--tie-breakers=score,luck").ranking())
                .isInstanceOf(ConfigException.class)
                .hasMessage("tie-breakers: 'luck' (expected: [score, version, newest, oldest, agent-id])");
    }

    @Test
    void a_password_is_not_printed() {
        assertThat(CHANGED.toString()).doesNotContain("pa55word");
        assertThat(read(Map.of(), "--database=postgresql://mesh:pa55word@db/mesh")
                        .toString())
                .doesNotContain("pa55word");
    }

    @Test
    void the_shortest_lease_is_a_hundred_milliseconds() {
        assertThat(read(Map.of(), "--lease-timeout=100ms").leaseTimeout()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void a_port_that_cannot_be_leaves_no_database_open() {
        assertThatThrownBy(() -> MeshRegistry.start(
                        read(Map.of(), "--http-port=65536", "--database=" + folder.resolve("mesh.db"))))
                .isInstanceOf(MeshServerException.class)
                .hasMessageContaining("http-port: 65536 (expected: 0 to 65535");
        // SQLite removes the log when the last connection closes
        assertThat(folder.resolve("mesh.db-wal")).doesNotExist();
    }

    private RegistryConfig read(Map<String, String> environment, String... flags) {
        return new ConfigReader<>(RegistryConfig.defaults())
                .read(new ConfigSources(folder.resolve("mesh.yaml"), environment, List.of(flags)));
    }
}

package dev.mesh4j.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {

    private static final SampleConfig ALL_CHANGED = new SampleConfig(
            "greeter",
            8081,
            true,
            Duration.ofMinutes(2),
            URI.create("https://registry.example:8443/base"),
            Path.of("/var/lib/mesh"));

    @TempDir
    Path directory;

    @Test
    void without_sources_the_defaults_hold() throws IOException {
        assertThat(read("", Map.of())).isEqualTo(SampleConfig.DEFAULTS);
    }

    @Test
    void a_file_that_is_not_there_is_no_fault() {
        Path missing = directory.resolve("missing.yaml");

        assertThat(new ConfigReader<>(SampleConfig.DEFAULTS).read(new ConfigSources(missing, Map.of(), List.of())))
                .isEqualTo(SampleConfig.DEFAULTS);
    }

    @Test
    void every_key_maps_from_yaml() throws IOException {
        String yaml = """
                # a comment
                agent-name: greeter
                http-port: 8081
                verbose: true
                lease-time: 2m
                registry-url: https://registry.example:8443/base
                data-dir: "/var/lib/mesh"
                """;

        assertThat(read(yaml, Map.of())).isEqualTo(ALL_CHANGED);
    }

    @ParameterizedTest
    @CsvSource({"300, 300000", "1.5, 1500", "2m, 120000"})
    void durations_of_other_languages_are_seconds(String text, long millis) throws IOException {
        assertThat(read("", Map.of("MCP_MESH_LEASE_TIME", text)).leaseTime()).isEqualTo(Duration.ofMillis(millis));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("", Map.of("MESH_LEASE_TIME", "300")))
                .withMessage(
                        "lease-time: '300' (expected: a duration such as 500ms, 5s, 2m or 1h; it comes from the variable"
                                + " MESH_LEASE_TIME)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MESH_", "MCP_MESH_"})
    void every_key_maps_from_the_environment(String prefix) throws IOException {
        Map<String, String> environment = Map.of(
                prefix + "AGENT_NAME", "greeter",
                prefix + "HTTP_PORT", "8081",
                prefix + "VERBOSE", "true",
                prefix + "LEASE_TIME", "2m",
                prefix + "REGISTRY_URL", "https://registry.example:8443/base",
                prefix + "DATA_DIR", "/var/lib/mesh");

        assertThat(read("", environment)).isEqualTo(ALL_CHANGED);
    }

    @Test
    void every_key_maps_from_flags_in_both_forms() throws IOException {
        assertThat(read(
                        "",
                        Map.of(),
                        "--agent-name",
                        "greeter",
                        "--http-port=8081",
                        "--verbose=true",
                        "--lease-time",
                        "2m",
                        "--registry-url=https://registry.example:8443/base",
                        "--data-dir",
                        "/var/lib/mesh"))
                .isEqualTo(ALL_CHANGED);
    }

    @ParameterizedTest(name = "file {0}, alias {1}, variable {2}, flag {3}: {4}")
    @CsvSource({
        "1, , , , 1",
        "1, 2, , , 2",
        "1, 2, 3, , 3",
        "1, 2, 3, 4, 4",
        "1, , , 4, 4",
        ", , 3, 4, 4",
        ", 2, , , 2",
        "1, '', '', , 1",
        "1, 2, '', , 2"
    })
    void a_stronger_source_wins(String file, String alias, String variable, String flag, int port) throws IOException {
        var environment = new java.util.HashMap<String, String>();
        if (alias != null) {
            environment.put("MCP_MESH_HTTP_PORT", alias);
        }
        if (variable != null) {
            environment.put("MESH_HTTP_PORT", variable);
        }
        String yaml = file == null ? "" : "http-port: " + file + "\nverbose: true\n";
        String[] flags = flag == null ? new String[0] : new String[] {"--http-port", flag};

        SampleConfig config = read(yaml, environment, flags);

        assertThat(config.httpPort()).isEqualTo(port);
        assertThat(config.verbose()).isEqualTo(file != null);
    }

    @Test
    void an_unknown_key_in_the_file_stops_and_names_the_nearest() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("htp-prot: 1", Map.of()))
                .withMessageContaining("htp-prot: unknown configuration key in " + directory)
                .withMessageContaining("did you mean http-port?")
                .withMessageContaining("known: agent-name, http-port, verbose, lease-time, registry-url, data-dir");
    }

    @Test
    void an_unknown_flag_stops_and_names_the_nearest() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("", Map.of(), "--lease-tim", "1s"))
                .withMessageContaining("--lease-tim: unknown configuration key in the command line")
                .withMessageContaining("did you mean --lease-time?");
    }

    @ParameterizedTest
    @CsvSource({
        "MESH_HTTP_PROT, MESH_HTTP_PORT",
        "MESH_HTTPPORT, MESH_HTTP_PORT",
        "MESH_REGISTRY_URI, MESH_REGISTRY_URL",
        "MESH_LEASETIM, MESH_LEASE_TIME",
        "MESH_AGENTS_NAMES, MESH_AGENT_NAME"
    })
    void a_near_miss_in_the_environment_stops(String variable, String meant) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("", Map.of(variable, "1")))
                .withMessage(variable + ": unknown environment variable (did you mean " + meant + "?)");
    }

    @Test
    void variables_of_others_are_left_alone() throws IOException {
        Map<String, String> kubernetes = Map.of(
                "MESH_REGISTRY_SERVICE_HOST", "10.0.0.1",
                "MESH_REGISTRY_SERVICE_PORT", "8000",
                "MESH_REGISTRY_PORT", "tcp://10.0.0.1:8000",
                "MESH_REGISTRY_PORT_8000_TCP_ADDR", "10.0.0.1",
                "MESH_DATABASE_PASSWORD", "x",
                "PATH", "/bin",
                "HTTP_PORT", "1",
                "mesh_http_port", "2");

        assertThat(read("", kubernetes)).isEqualTo(SampleConfig.DEFAULTS);
    }

    @Test
    void what_the_record_refuses_is_told_in_its_own_words() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("http-port: 70000", Map.of()))
                .withMessage("http-port: 70000 (expected: 0 to 65535)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stray", "-v", ""})
    void a_positional_argument_stops(String argument) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("", Map.of(), "--http-port", "1", argument))
                .withMessage("'" + argument + "': unexpected argument (expected: --key value)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--agent-name", "--http-port"})
    void a_flag_without_its_value_stops(String flag) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("", Map.of(), flag))
                .withMessage(flag + ": no value (expected: " + flag + " value)");
    }

    @Test
    void a_flag_for_true_or_false_needs_no_value() throws Exception {
        assertThat(read("", Map.of(), "--verbose", "--http-port", "1").verbose())
                .isTrue();
        assertThat(read("", Map.of(), "--http-port=1", "--verbose").verbose()).isTrue();
        assertThat(read("", Map.of(), "--verbose", "false").verbose()).isFalse();
        assertThat(read("", Map.of(), "--verbose", "--http-port", "1").httpPort())
                .isEqualTo(1);
    }

    @Test
    void the_next_flag_is_no_value() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("", Map.of(), "--agent-name", "--http-port", "1"))
                .withMessage("--agent-name: no value (expected: --agent-name value)");
    }

    @Test
    void a_value_may_look_like_a_flag_after_an_equals_sign_and_hold_more_of_them() throws IOException {
        assertThat(read("", Map.of(), "--agent-name=--a=b").agentName()).isEqualTo("--a=b");
    }

    private SampleConfig read(String yaml, Map<String, String> environment, String... flags) throws IOException {
        Path file = Files.writeString(directory.resolve("mesh.yaml"), yaml);
        return new ConfigReader<>(SampleConfig.DEFAULTS).read(new ConfigSources(file, environment, List.of(flags)));
    }
}

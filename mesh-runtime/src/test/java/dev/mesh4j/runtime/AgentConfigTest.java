package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.server.config.ConfigException;
import dev.mesh4j.server.config.ConfigReader;
import dev.mesh4j.server.config.ConfigSources;
import dev.mesh4j.server.config.Secret;
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

class AgentConfigTest {

    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private static final AgentConfig FULL = AgentConfig.builder()
            .agentName("name")
            .namespace("space")
            .registryUrl(URI.create("http://registry:9000"))
            .bindHost("0.0.0.0")
            .httpHost("host.example")
            .httpPort(8081)
            .announcedPort(30081)
            .heartbeatInterval(Duration.ofSeconds(1))
            .watch(false)
            .debounceDelay(Duration.ofMillis(200))
            .callTimeout(Duration.ofMinutes(2))
            .drainTimeout(Duration.ofMillis(300))
            .maxBodyBytes(2048)
            .stateKey(new Secret(KEY))
            .redisUrl(new Secret("redis://redis:6380/2"))
            .stdio(true)
            .sessionTtl(Duration.ofMinutes(10))
            .sessionLease(Duration.ofSeconds(2))
            .maxConcurrentCalls(7)
            .maxConnections(70)
            .peerConnections(17)
            .ejectionTime(Duration.ofSeconds(3))
            .weight(5)
            .forwardHeaders("x-tenant@*")
            .authToken(new Secret("t0ken"))
            .authDestinations("*.mesh.svc")
            .otlpEndpoint("http://collector:4318")
            .traceBuffer(9)
            .build();

    @TempDir
    Path folder;

    @Test
    void the_defaults_suit_a_laptop() {
        assertThat(AgentConfig.defaults())
                .isEqualTo(AgentConfig.builder()
                        .agentName("")
                        .namespace("default")
                        .registryUrl(URI.create("http://127.0.0.1:8000"))
                        .bindHost("127.0.0.1")
                        .httpHost("")
                        .httpPort(0)
                        .announcedPort(0)
                        .heartbeatInterval(Duration.ofSeconds(5))
                        .watch(true)
                        .debounceDelay(Duration.ofSeconds(1))
                        .callTimeout(Duration.ofSeconds(30))
                        .drainTimeout(Duration.ofSeconds(10))
                        .maxBodyBytes(4 * 1024 * 1024)
                        .stateKey(Secret.NONE)
                        .redisUrl(Secret.NONE)
                        .stdio(false)
                        .sessionTtl(Duration.ofMinutes(30))
                        .sessionLease(Duration.ofSeconds(5))
                        .maxConcurrentCalls(256)
                        .maxConnections(4096)
                        .peerConnections(256)
                        .ejectionTime(Duration.ofSeconds(1))
                        .weight(1)
                        .forwardHeaders("")
                        .authToken(Secret.NONE)
                        .authDestinations("localhost, 127.0.0.1, [::1]")
                        .otlpEndpoint("")
                        .traceBuffer(1000)
                        .build());
    }

    @Test
    void every_key_can_stand_in_the_file() throws Exception {
        Path file = Files.writeString(folder.resolve("mesh.yaml"), """
                agent-name: name
                namespace: space
                registry-url: http://registry:9000
                bind-host: 0.0.0.0
                http-host: host.example
                http-port: 8081
                announced-port: 30081
                heartbeat-interval: 1s
                watch: false
                debounce-delay: 200ms
                call-timeout: 2m
                drain-timeout: 300ms
                max-body-bytes: 2048
                state-key: %s
                redis-url: redis://redis:6380/2
                stdio: true
                session-ttl: 10m
                session-lease: 2s
                max-concurrent-calls: 7
                max-connections: 70
                peer-connections: 17
                ejection-time: 3s
                weight: 5
                forward-headers: x-tenant@*
                auth-token: t0ken
                auth-destinations: "*.mesh.svc"
                otlp-endpoint: http://collector:4318
                trace-buffer: 9
                """.formatted(KEY));

        assertThat(read(new ConfigSources(file, Map.of(), List.of()))).isEqualTo(FULL);
    }

    @Test
    void every_key_can_stand_in_the_environment() {
        Map<String, String> environment = Map.ofEntries(
                Map.entry("MESH_AGENT_NAME", "name"),
                Map.entry("MESH_NAMESPACE", "space"),
                Map.entry("MESH_REGISTRY_URL", "http://registry:9000"),
                Map.entry("MESH_BIND_HOST", "0.0.0.0"),
                Map.entry("MESH_HTTP_HOST", "host.example"),
                Map.entry("MESH_HTTP_PORT", "8081"),
                Map.entry("MESH_ANNOUNCED_PORT", "30081"),
                Map.entry("MESH_HEARTBEAT_INTERVAL", "1s"),
                Map.entry("MESH_WATCH", "false"),
                Map.entry("MESH_DEBOUNCE_DELAY", "200ms"),
                Map.entry("MESH_CALL_TIMEOUT", "2m"),
                Map.entry("MESH_DRAIN_TIMEOUT", "300ms"),
                Map.entry("MESH_MAX_BODY_BYTES", "2048"),
                Map.entry("MESH_STATE_KEY", KEY),
                Map.entry("REDIS_URL", "redis://redis:6380/2"),
                Map.entry("MESH_STDIO", "true"),
                Map.entry("MESH_SESSION_TTL", "10m"),
                Map.entry("MESH_SESSION_LEASE", "2s"),
                Map.entry("MESH_MAX_CONCURRENT_CALLS", "7"),
                Map.entry("MESH_MAX_CONNECTIONS", "70"),
                Map.entry("MESH_PEER_CONNECTIONS", "17"),
                Map.entry("MESH_EJECTION_TIME", "3s"),
                Map.entry("MESH_WEIGHT", "5"),
                Map.entry("MESH_FORWARD_HEADERS", "x-tenant@*"),
                Map.entry("MESH_AUTH_TOKEN", "t0ken"),
                Map.entry("MESH_AUTH_DESTINATIONS", "*.mesh.svc"),
                Map.entry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318"),
                Map.entry("MESH_TRACE_BUFFER", "9"));

        assertThat(read(new ConfigSources(missing(), environment, List.of()))).isEqualTo(FULL);
    }

    @Test
    void every_key_can_be_a_flag() {
        List<String> flags = List.of(
                "--agent-name=name",
                "--namespace=space",
                "--registry-url",
                "http://registry:9000",
                "--bind-host=0.0.0.0",
                "--http-host",
                "host.example",
                "--http-port=8081",
                "--announced-port=30081",
                "--heartbeat-interval=1s",
                "--watch=false",
                "--debounce-delay=200ms",
                "--call-timeout=2m",
                "--drain-timeout=300ms",
                "--max-body-bytes=2048",
                "--state-key=" + KEY,
                "--redis-url=redis://redis:6380/2",
                "--stdio",
                "--session-ttl=10m",
                "--session-lease=2s",
                "--max-concurrent-calls=7",
                "--max-connections=70",
                "--peer-connections=17",
                "--ejection-time=3s",
                "--weight=5",
                "--forward-headers=x-tenant@*",
                "--auth-token=t0ken",
                "--auth-destinations=*.mesh.svc",
                "--otlp-endpoint=http://collector:4318",
                "--trace-buffer=9");

        assertThat(read(new ConfigSources(missing(), Map.of(), flags))).isEqualTo(FULL);
    }

    @Test
    void flags_win_over_the_environment_and_that_over_the_file() throws Exception {
        Path file =
                Files.writeString(folder.resolve("mesh.yaml"), "agent-name: file\nnamespace: file\nhttp-host: file\n");
        Map<String, String> environment =
                Map.of("MESH_AGENT_NAME", "env", "MESH_NAMESPACE", "env", "MCP_MESH_NAMESPACE", "alias");

        AgentConfig config = read(new ConfigSources(file, environment, List.of("--agent-name=flag")));

        assertThat(config)
                .extracting(AgentConfig::agentName, AgentConfig::namespace, AgentConfig::httpHost)
                .containsExactly("flag", "env", "file");
    }

    @Test
    void the_spelling_of_other_languages_is_understood() {
        Map<String, String> environment = Map.of("MCP_MESH_HTTP_PORT", "7000");

        assertThat(read(new ConfigSources(missing(), environment, List.of())).httpPort())
                .isEqualTo(7000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--namespace=a.b            | namespace: 'a.b' (expected: 1 to 64 of a-z A-Z 0-9 _ -)",
                "--agent-name=a b           | agent-name: 'a b' (expected: at most 55 of a-z A-Z 0-9 _ -)",
                "--heartbeat-interval=0s    | heartbeat-interval: 0ms (expected: more than 0s)",
                "--call-timeout=0ms         | call-timeout: 0ms (expected: more than 0s)",
                "--max-body-bytes=1023      | max-body-bytes: 1023 (expected: 1024 or more)",
                "--call-timeout=soon        | call-timeout: 'soon' (expected: a duration such as 500ms, 5s, 2m or 1h)",
                "--registry-url=registry    | registry-url: 'registry' (expected: a URL such as http://127.0.0.1:8000)",
                "--max-concurrent-calls=0   | max-concurrent-calls: 0 (expected: 1 or more; a large number for no limit but memory)",
                "--max-connections=0        | max-connections: 0 (expected: 1 or more)",
                "--peer-connections=0       | peer-connections: 0 (expected: 1 or more)",
                "--ejection-time=0s         | ejection-time: 0ms (expected: more than 0s)",
                "--weight=0                 | weight: 0 (expected: 1 to 100)",
                "--weight=101               | weight: 101 (expected: 1 to 100)",
                "--otlp-endpoint=collector  | otlp-endpoint: 'collector' (expected: the URL of a collector, such as http://127.0.0.1:4318)",
                "--trace-buffer=-1         | trace-buffer: -1 (expected: 0 to 1000000 spans)",
                "--trace-buffer=1000001    | trace-buffer: 1000001 (expected: 0 to 1000000 spans)",
                "--auth-destinations=*      | auth-destinations: '*' (expected: a named destination, for a token must not go everywhere)",
                "--forward-headers=host@a   | forward-headers: 'host@a' (expected: no header of HTTP, MCP, the mesh or its traces)",
                "--announced-port=65536     | announced-port: 65536 (expected: 0 to 65535)",
                "--http-port=x              | http-port: 'x' (expected: a whole number)",
            })
    void a_value_out_of_range_is_named_with_what_is_expected(String flag, String message) {
        assertThatThrownBy(() -> read(new ConfigSources(missing(), Map.of(), List.of(flag))))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }

    @Test
    void an_unknown_key_stops_the_start_and_suggests_the_nearest() {
        assertThatThrownBy(() -> read(new ConfigSources(missing(), Map.of(), List.of("--htp-port=1"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean --http-port?");
    }

    private Path missing() {
        return folder.resolve("missing.yaml");
    }

    private static AgentConfig read(ConfigSources sources) {
        return new ConfigReader<>(AgentConfig.defaults()).read(sources);
    }

    @Test
    void a_secret_is_neither_printed_nor_quoted() {
        assertThat(FULL.toString()).doesNotContain(KEY).doesNotContain("t0ken");
        assertThatThrownBy(() -> read(new ConfigSources(missing(), Map.of("MESH_STATE_KEY", "c2hvcnQ="), List.of())))
                .hasMessageContaining("expected: the base64 of 32 random bytes")
                .hasMessageNotContaining("c2hvcnQ");
    }
}

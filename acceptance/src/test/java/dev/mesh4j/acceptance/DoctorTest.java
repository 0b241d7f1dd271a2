package dev.mesh4j.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.Meshctl;
import dev.mesh4j.meshctl.jvm.ClassCache;
import dev.mesh4j.meshctl.jvm.Distribution;
import dev.mesh4j.meshctl.jvm.Platform;
import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.registry.AgentRegistration;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.server.state.RedisServer;
import dev.mesh4j.testkit.TestMesh;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code meshctl doctor} at a real registry, real agents and a real Redis. */
class DoctorTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void a_mesh_that_is_well_is_told_in_less_than_three_seconds() throws Exception {
        try (TestMesh mesh = TestMesh.start()) {
            mesh.agent(new NoisyAgent());
            long begun = System.nanoTime();

            int exit = doctor(Map.of("MESH_REGISTRY_URL", mesh.registryUri().toString()));

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains(", on SQLite", "all 1 that are registered answer");
            assertThat(exit).isZero();
        }
    }

    @Test
    void an_agent_that_is_registered_and_gone_fails() throws Exception {
        try (TestMesh mesh = TestMesh.start();
                HttpTransport http = new HttpTransport()) {
            new RegistryClient(http, mesh.registryUri(), Duration.ofSeconds(10))
                    .register(Json.mapper().readValue("""
                            {"agent_id": "ghost-1", "agent_type": "mcp_agent", "name": "ghost", "http_host": "127.0.0.1",
                             "http_port": 1, "tools": [{"function_name": "haunt", "capability": "haunting"}]}""", AgentRegistration.class));

            int exit = doctor(Map.of("MESH_REGISTRY_URL", mesh.registryUri().toString()), "--json");

            JsonNode ghost = finding("agents");
            assertThat(ghost.path("found").asString()).startsWith("ghost is registered and cannot be reached: ");
            assertThat(ghost.path("level").asString()).isEqualTo("fail");
            assertThat(exit).isOne();
        }
    }

    @Test
    void redis_is_there_or_refuses_or_is_away() throws Exception {
        try (RedisServer redis = RedisServer.start()) {
            doctor(Map.of("REDIS_URL", redis.uri().toString()), "--json");
            assertThat(finding("redis").path("found").asString()).isEqualTo("answers at " + redis.uri());

            requirePassword(redis, "sesame");
            assertThat(doctor(Map.of("REDIS_URL", redis.uri().toString()), "--json"))
                    .isOne();
            assertThat(finding("redis").path("found").asString()).contains(" refuses the user: NOAUTH");

            String secret = redis.uri().toString().replace("//", "//default:sesame@");
            doctor(Map.of("REDIS_URL", secret), "--json");
            assertThat(finding("redis").path("level").asString()).isEqualTo("ok");
            assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("sesame");

            redis.kill();
            assertThat(doctor(Map.of("MESH_REDIS_URL", secret), "--json")).isOne();
            assertThat(finding("redis").path("found").asString()).contains(" cannot be reached: ");
        }
    }

    @Test
    void an_address_that_is_no_redis_fails() {
        assertThat(doctor(Map.of("REDIS_URL", "localhost:6379"), "--json")).isOne();
        assertThat(finding("redis").path("found").asString()).isEqualTo("REDIS_URL is no address of a Redis");
    }

    private static void requirePassword(RedisServer redis, String password) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", redis.uri().getPort())) {
            String command = "CONFIG SET requirepass " + password + "\r\n";
            socket.getOutputStream().write(command.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('+');
        }
    }

    private JsonNode finding(String check) {
        for (JsonNode finding : Json.mapper().readTree(out.toString(StandardCharsets.UTF_8))) {
            if (finding.path("check").asString().equals(check)) {
                return finding;
            }
        }
        throw new AssertionError("no finding of " + check + " in " + out);
    }

    private int doctor(Map<String, String> variables, String... options) {
        out.reset();
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("MESH_STATE_DIR", folder.resolve("state").toString());
        environment.put("MESH_REGISTRY_URL", "http://127.0.0.1:1");
        environment.putAll(variables);
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Caller caller = new Caller(environment, folder, stream, stream, false);
        Platform platform = new Platform(() -> new Distribution(folder), program -> new ClassCache.None());
        String[] command = options.length == 0 ? new String[] {"doctor"} : new String[] {"doctor", options[0]};
        return Meshctl.run(caller, platform, command);
    }
}

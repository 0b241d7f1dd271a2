package dev.mesh4j.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.meshctl.Meshctl;
import dev.mesh4j.meshctl.jvm.ClassCache;
import dev.mesh4j.meshctl.jvm.Distribution;
import dev.mesh4j.meshctl.jvm.Platform;
import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.testkit.TestMesh;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A call through three agents, called and traced by meshctl. */
@Timeout(90)
class TraceAcrossAgentsTest {

    private static final Pattern HEAD = Pattern.compile("trace ([0-9a-f]{32}): 4 calls, 3 agents, .*");

    interface Clock {
        String now(String zone);
    }

    interface Middle {
        String dated(String name);
    }

    @MeshAgent(name = "front")
    public static final class Front {
        @MeshTool(capability = "hello", dependencies = @Dependency(capability = "dated"))
        public String hello(String name, int times, Middle middle) {
            return middle.dated(name).repeat(times);
        }
    }

    @MeshAgent(name = "middle")
    public static final class Dating {
        @MeshTool(capability = "dated", dependencies = @Dependency(capability = "time", tags = "+fast"))
        public String dated(String name, Clock clock) {
            return name + " " + clock.now("UTC");
        }
    }

    @MeshAgent(name = "clock")
    public static final class Watch {
        @MeshTool(capability = "time")
        public String now(String zone) {
            return "12:00 " + zone;
        }

        @MeshTool(capability = "count")
        public Stream<Integer> count(int to) {
            return Stream.iterate(1, n -> n + 1).limit(to);
        }
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path temporary;

    private TestMesh mesh;

    @BeforeEach
    void start() {
        mesh = TestMesh.start();
        mesh.agent(Watch.class);
        mesh.agent(Dating.class);
        mesh.agent(Front.class);
    }

    @AfterEach
    void close() {
        mesh.close();
    }

    private int meshctl(String... args) {
        out.reset();
        err.reset();
        Map<String, String> environment =
                Map.of("MESH_REGISTRY_URL", mesh.registryUri().toString());
        Caller caller = new Caller(environment, temporary, print(out), print(err), false);
        return Meshctl.run(
                caller, new Platform(() -> new Distribution(temporary), program -> new ClassCache.None()), args);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Registers a better clock at a port where nobody listens. */
    private void registerDeadClock() throws Exception {
        String body = """
                {"agent_id": "broken-1", "agent_type": "mcp_agent", "name": "broken", "version": "1.0.0",
                 "http_host": "127.0.0.1", "http_port": 1, "namespace": "default",
                 "tools": [{"function_name": "now", "capability": "time", "version": "1.0.0", "tags": ["fast"]}]}""";
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(mesh.registryUri() + "/heartbeat"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        }
    }

    @Test
    void the_tree_shows_each_call_and_the_failover() throws Exception {
        registerDeadClock();
        await().untilAsserted(() -> {
            assertThat(meshctl("call", "hello", "name=Ada", "times=2", "--trace"))
                    .as(text(err))
                    .isZero();
            assertThat(text(out)).isEqualTo("Ada 12:00 UTCAda 12:00 UTC\n");
            assertThat(text(err).lines().findFirst().orElseThrow()).matches(HEAD);
        });

        List<String> tree = text(err).lines().toList();
        assertThat(tree.get(2)).startsWith("front.hello ").endsWith("  ok");
        assertThat(tree.get(3)).startsWith("└─ middle.dated ").endsWith("  ok");
        assertThat(tree.get(4)).startsWith("   ├─ broken-1.now ").endsWith("  not_sent");
        assertThat(tree.get(5)).startsWith("   └─ clock.now ").endsWith("  ok (failover)");
        assertThat(tree.get(6)).isEqualTo("broken-1 told nothing: it cannot be reached");

        Matcher head = HEAD.matcher(tree.getFirst());
        assertThat(head.matches()).isTrue();
        assertThat(meshctl("trace", head.group(1))).isZero();
        assertThat(text(out).lines()).containsExactlyElementsOf(tree);
    }

    @Test
    void arguments_are_typed_and_mistakes_answered_before_the_call() {
        assertThat(meshctl("call", "front:hello", "nam=Ada")).isEqualTo(2);
        assertThat(text(err))
                .startsWith("meshctl: hello of front has no parameter 'nam' (did you mean 'name'?)\n"
                        + "parameters of hello of front:\n")
                .contains("name ", "string", "times", "integer", "required");
    }

    @Test
    void items_are_printed_as_they_come() {
        assertThat(meshctl("call", "count", "to=3")).as(text(err)).isZero();
        assertThat(text(out)).isEqualTo("1\n2\n3\n");

        assertThat(meshctl("call", "count", "to=3", "--json")).isZero();
        assertThat(text(out)).contains("\"items\"");
    }
}

package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.server.MeshServerException;
import dev.mesh4j.server.config.ConfigSources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Each configuration key changes what an agent does. */
class ConfigEffectTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** The common pool has one thread on two cores, and these calls block. */
    private static final Executor THREADS = Thread::startVirtualThread;

    @MeshAgent(name = "annotated", version = "1.2.3", description = "Configured")
    public static final class Agent {

        final CountDownLatch called = new CountDownLatch(1);
        final CountDownLatch released = new CountDownLatch(1);

        @MeshTool(capability = "hold", tags = "t")
        public String hold() throws InterruptedException {
            called.countDown();
            return released.await(30, TimeUnit.SECONDS) ? "done" : "gave up";
        }

        @MeshTool(
                capability = "ask",
                dependencies = @Dependency(capability = "slow", tags = "a|b", version = ">=1", required = true))
        public String ask(RemoteTool slow) {
            return slow.call(Map.of(), String.class);
        }
    }

    @Test
    void registry_url_agent_name_and_namespace_show_in_the_registration() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start();
                RunningAgent agent = start(registry, "--agent-name=renamed", "--namespace=space")) {
            assertThat(agent.awaitReady(PATIENCE)).isTrue();
            JsonNode registration = registry.registrations().getFirst();

            assertThat(agent.name()).isEqualTo("renamed");
            assertThat(agent.id()).matches("renamed-[0-9a-f]{8}");
            assertThat(registration.get("agent_id").stringValue()).isEqualTo(agent.id());
            assertThat(registration.get("name").stringValue()).isEqualTo("renamed");
            assertThat(registration.get("namespace").stringValue()).isEqualTo("space");
        }
    }

    @Test
    void watch_decides_whether_the_registry_is_asked_for_one() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start()) {
            try (RunningAgent agent = start(registry, "--heartbeat-interval=20ms", "--watch=false")) {
                assertThat(agent.awaitReady(PATIENCE)).isTrue();
                await().atMost(PATIENCE).until(() -> registry.beats().size() > 3);
                assertThat(registry.watches()).isEmpty();
            }
            try (RunningAgent agent = start(registry, "--heartbeat-interval=20ms")) {
                await().atMost(PATIENCE).until(() -> !registry.watches().isEmpty());
                int before = registry.beats().size();
                await().atMost(PATIENCE).until(() -> registry.beats().size() > before + 3);
                assertThat(registry.watches())
                        .as("a registry without watches is asked once")
                        .containsExactly("/watch/" + agent.id());
            }
        }
    }

    @Test
    void each_start_has_a_secret_of_its_own_that_stays_the_same() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start()) {
            try (RunningAgent agent = start(registry, "--heartbeat-interval=20ms")) {
                assertThat(agent.awaitReady(PATIENCE)).isTrue();
                registry.answerOneBeat(202);
                await().atMost(PATIENCE).until(() -> registry.keys().size() > 1);
            }
            try (RunningAgent agent = start(registry)) {
                assertThat(agent.awaitReady(PATIENCE)).isTrue();
            }
            List<String> keys = registry.keys();

            assertThat(keys.getFirst()).matches("[A-Za-z0-9_-]{43}").isEqualTo(keys.get(1));
            assertThat(keys.getLast()).hasSize(43).isNotEqualTo(keys.getFirst());
        }
    }

    @Test
    void the_registration_tells_all_that_the_annotations_say() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start();
                RunningAgent agent = start(registry)) {
            assertThat(agent.awaitReady(PATIENCE)).isTrue();
            JsonNode registration = registry.registrations().getFirst();

            assertThat(agent.name()).isEqualTo("annotated");
            assertThat(registration.get("agent_type").stringValue()).isEqualTo("mcp_agent");
            assertThat(registration.get("runtime").stringValue()).isEqualTo("java");
            assertThat(registration.get("version").stringValue()).isEqualTo("1.2.3");
            assertThat(registration.get("description").stringValue()).isEqualTo("Configured");
            assertThat(registration.get("http_port").intValue()).isEqualTo(agent.port());
            assertThat(registration.at("/tools/0/function_name").stringValue()).isEqualTo("ask");
            assertThat(registration.at("/tools/0/inputSchema/type").stringValue())
                    .isEqualTo("object");
            assertThat(registration.at("/tools/0/outputSchema/type").stringValue())
                    .isEqualTo("string");
            assertThat(registration.at("/tools/0/dependencies").toString())
                    .isEqualTo("[{\"capability\":\"slow\",\"required\":true,\"tags\":[[\"a\",\"b\"]],"
                            + "\"version\":\">=1\"}]");
            assertThat(registration.at("/tools/1/tags/0").stringValue()).isEqualTo("t");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, '', 127.0.0.1",
        "0.0.0.0, '', ''",
        "0.0.0.0, host.example, host.example",
        "127.0.0.1, host.example, host.example"
    })
    void http_host_is_what_others_call_and_a_wildcard_is_no_address(String bind, String host, String announced)
            throws Exception {
        List<String> flags = new ArrayList<>(List.of("--bind-host=" + bind));
        if (!host.isEmpty()) {
            flags.add("--http-host=" + host);
        }
        try (FakeRegistry registry = FakeRegistry.start();
                RunningAgent agent = start(registry, flags.toArray(String[]::new))) {
            assertThat(agent.awaitReady(PATIENCE)).isTrue();
            assertThat(registry.registrations().getFirst().path("http_host").asString(""))
                    .isEqualTo(announced);
        }
    }

    @Test
    void bind_host_is_where_the_agent_listens() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start();
                RunningAgent agent = start(registry, "--bind-host=127.0.0.2")) {
            assertThat(post("127.0.0.2", agent.port(), "{}").statusCode()).isLessThan(500);
            assertThatThrownBy(() -> post("127.0.0.1", agent.port(), "{}")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void http_port_is_where_the_agent_listens_and_a_taken_one_stops_the_start() throws Exception {
        int port = FakeRegistry.freePort();
        try (FakeRegistry registry = FakeRegistry.start();
                RunningAgent agent = start(registry, "--http-port=" + port)) {
            assertThat(agent.port()).isEqualTo(port);
            assertThat(TestCalls.toolNames(agent)).containsExactly("ask", "hold");
            assertThatThrownBy(() -> start(registry, "--http-port=" + port))
                    .isInstanceOf(MeshServerException.class)
                    .hasMessageContaining("http-port: " + port);
        }
    }

    @Test
    void announced_port_is_what_others_call_and_without_it_the_one_that_is_listened_on() throws Exception {
        try (FakeRegistry mapped = FakeRegistry.start();
                FakeRegistry plain = FakeRegistry.start();
                RunningAgent inside = start(mapped, "--announced-port=30081");
                RunningAgent outside = start(plain)) {
            assertThat(inside.awaitReady(PATIENCE)).isTrue();
            assertThat(outside.awaitReady(PATIENCE)).isTrue();
            assertThat(mapped.registrations().getFirst().path("http_port").asInt())
                    .isEqualTo(30081);
            assertThat(TestCalls.toolNames(inside)).containsExactly("ask", "hold");
            assertThat(plain.registrations().getFirst().path("http_port").asInt())
                    .isEqualTo(outside.port());
        }
    }

    @Test
    void heartbeat_interval_sets_the_pace() throws Exception {
        try (FakeRegistry quick = FakeRegistry.start();
                FakeRegistry slow = FakeRegistry.start();
                RunningAgent often = startComplete(quick, "--heartbeat-interval=20ms");
                RunningAgent rarely = startComplete(slow, "--heartbeat-interval=1h")) {
            assertThat(rarely.awaitReady(PATIENCE)).isTrue();
            await().atMost(PATIENCE).until(() -> quick.beats().size() > 5);
            assertThat(often.awaitReady(PATIENCE)).isTrue();
            assertThat(slow.beats()).isEmpty();
        }
    }

    @Test
    void call_timeout_ends_a_call_to_another_agent() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start();
                ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            registry.answerRegistrations(slowAt("http://127.0.0.1:" + silent.getLocalPort()));
            try (RunningAgent agent = start(registry, "--call-timeout=200ms")) {
                assertThat(agent.awaitReady(PATIENCE)).isTrue();
                CallToolResult result = TestCalls.call(agent, "ask", "{}");

                assertThat(result.failed()).isTrue();
                assertThat(result.text()).contains("did not answer within");
            }
        }
    }

    @Test
    void drain_timeout_lets_a_call_in_flight_finish() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start()) {
            Agent instance = new Agent();
            RunningAgent agent = start(instance, registry, "--drain-timeout=20s");
            var call = CompletableFuture.supplyAsync(() -> TestCalls.call(agent, "hold", "{}"), THREADS);
            assertThat(instance.called.await(20, TimeUnit.SECONDS)).isTrue();
            var closing = CompletableFuture.runAsync(agent::close, THREADS);
            await().atMost(PATIENCE).until(() -> refuses(agent));
            instance.released.countDown();

            assertThat(call.get(20, TimeUnit.SECONDS).text()).isEqualTo("done");
            closing.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void drain_timeout_cuts_off_a_call_that_takes_too_long() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start()) {
            Agent instance = new Agent();
            RunningAgent agent = start(instance, registry, "--drain-timeout=50ms");
            var call = CompletableFuture.supplyAsync(() -> TestCalls.call(agent, "hold", "{}"), THREADS);
            assertThat(instance.called.await(20, TimeUnit.SECONDS)).isTrue();

            CompletableFuture.runAsync(agent::close, THREADS).get(5, TimeUnit.SECONDS);
            assertThatThrownBy(() -> call.get(15, TimeUnit.SECONDS)).isInstanceOf(Exception.class);
            instance.released.countDown();
        }
    }

    @Test
    void max_body_bytes_limits_what_is_read() throws Exception {
        String body = "{\"padding\":\"" + "x".repeat(2000) + "\"}";
        try (FakeRegistry registry = FakeRegistry.start();
                RunningAgent small = start(registry, "--max-body-bytes=1024");
                RunningAgent usual = start(registry)) {
            assertThat(post("127.0.0.1", small.port(), body).statusCode()).isEqualTo(413);
            assertThat(post("127.0.0.1", usual.port(), body).statusCode()).isNotEqualTo(413);
        }
    }

    private static boolean refuses(RunningAgent agent) {
        try {
            return post("127.0.0.1", agent.port(), "{}").statusCode() == 503;
        } catch (IOException e) {
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> post(String host, int port, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/mcp"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /** With a provider for its dependency, so that no beat is hurried. */
    private static RunningAgent startComplete(FakeRegistry registry, String... flags) {
        registry.answerRegistrations(slowAt("http://127.0.0.1:1"));
        return start(registry, flags);
    }

    private static FakeRegistry.Reply slowAt(String url) {
        return FakeRegistry.accepted(
                "{'ask':[{'agent_id':'p-1','function_name':'slow','status':'available','endpoint':'" + url + "'}]}",
                "");
    }

    private static RunningAgent start(FakeRegistry registry, String... flags) {
        return start(new Agent(), registry, flags);
    }

    private static RunningAgent start(Agent instance, FakeRegistry registry, String... flags) {
        ConfigSources sources = new ConfigSources(Path.of("no-such-mesh.yaml"), Map.of(), List.of(flags));
        return Mesh.builder()
                .agent(instance)
                .config(TestCalls.config(registry.uri(), Duration.ofMillis(200)))
                .sources(sources)
                .start();
    }
}

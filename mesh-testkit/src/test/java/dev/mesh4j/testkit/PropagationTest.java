package dev.mesh4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.registry.AgentRegistration;
import dev.mesh4j.protocol.registry.RegisterAnswer;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.protocol.registry.ToolRegistration;
import dev.mesh4j.registry.MeshRegistry;
import dev.mesh4j.registry.RegistryConfig;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.AgentConfigBuilder;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.RemoteTool;
import dev.mesh4j.runtime.RunningAgent;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes reach the agents that they concern by their watches: agents beat once a minute here. */
@Timeout(60)
class PropagationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @MeshAgent(name = "clock")
    public static final class Clock {

        final CountDownLatch called = new CountDownLatch(1);
        final CountDownLatch released = new CountDownLatch(1);

        @MeshTool(capability = "time", tags = "fast")
        public String now() {
            return "clock";
        }

        @MeshTool(capability = "hold")
        public String hold() throws InterruptedException {
            called.countDown();
            released.await();
            return "held";
        }
    }

    @MeshAgent(name = "reserve")
    public static final class Reserve {
        @MeshTool(capability = "time")
        public String now() {
            return "reserve";
        }
    }

    @MeshAgent(name = "asker")
    public static final class Asker {
        @MeshTool(
                capability = "ask",
                dependencies =
                        @Dependency(
                                capability = "time",
                                tags = {"+fast", "-retired"}))
        public String ask(RemoteTool time) {
            return time.isAvailable() ? time.call(Map.of(), String.class) : "missing";
        }
    }

    @TempDir
    Path folder;

    private final HttpTransport http = new HttpTransport();
    private final List<RunningAgent> agents = new ArrayList<>();
    private MeshRegistry registry;
    private RegistryClient client;

    @BeforeEach
    void start() {
        registry = MeshRegistry.start(new RegistryConfig(
                "127.0.0.1",
                0,
                folder.resolve("mesh.db"),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofSeconds(1)));
        client = new RegistryClient(http, registry.uri(), PATIENCE);
    }

    @AfterEach
    void stop() {
        agents.forEach(RunningAgent::close);
        registry.close();
        http.close();
    }

    @Test
    void a_provider_that_joins_and_leaves_rewires_its_consumer_without_a_beat() throws Exception {
        RunningAgent asker = agent(new Asker());
        assertThat(ask(asker)).isEqualTo("missing");
        long beats = beats();

        RunningAgent clock = agent(new Clock());
        awaitAnswer(asker, "clock");
        agent(new Reserve());
        clock.close();
        awaitAnswer(asker, "reserve");

        assertThat(beats()).isEqualTo(beats);
    }

    @Test
    void a_provider_that_changes_its_tags_rewires_its_consumer_without_a_beat() throws Exception {
        RunningAgent clock = agent(new Clock());
        RunningAgent asker = agent(new Asker());
        RunningAgent reserve = agent(new Reserve());
        clock.close();
        awaitAnswer(asker, "reserve");
        long beats = beats();

        RunningAgent behind = outsideTheMesh(new Clock());
        register("named", behind.port(), "fast");
        awaitAnswer(asker, "clock");
        register("named", behind.port(), "fast", "retired");
        awaitAnswer(asker, "reserve");

        assertThat(beats()).isEqualTo(beats);
        assertThat(reserve.port()).isPositive();
    }

    @Test
    void a_provider_whose_watch_breaks_is_preferred_no_more_at_once() throws Exception {
        RunningAgent asker = agent(new Asker());
        agent(new Reserve());
        RunningAgent behind = outsideTheMesh(new Clock());
        register("named", behind.port(), "fast");
        awaitAnswer(asker, "clock");
        long beats = beats();

        try (Socket watch = new Socket(InetAddress.getLoopbackAddress(), registry.port())) {
            watch.getOutputStream()
                    .write("GET /watch/named HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(watch.getInputStream().read()).isEqualTo('H');
        }
        awaitAnswer(asker, "reserve");

        assertThat(beats()).isEqualTo(beats);
    }

    @Test
    void an_agent_that_stops_has_left_its_consumers_before_its_calls_in_flight_end_and_is_never_suspect()
            throws Exception {
        Clock held = new Clock();
        RunningAgent clock = agent(held);
        RunningAgent asker = agent(new Asker());
        agent(new Reserve());
        awaitAnswer(asker, "clock");
        CompletableFuture<String> call =
                CompletableFuture.supplyAsync(() -> call(clock, "hold"), Thread::startVirtualThread);
        held.called.await();
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(clock::close, Thread::startVirtualThread);
        awaitAnswer(asker, "reserve");
        held.released.countDown();

        assertThat(call.join()).isEqualTo("held");
        stopping.join();
        assertThat(client.events("type=unhealthy&agent_id=" + clock.id()).count())
                .isZero();
    }

    @Test
    void a_registry_that_comes_back_is_watched_again() throws Exception {
        RunningAgent asker = agent(new Asker(), Duration.ofMillis(200));
        int port = registry.port();
        registry.close();
        registry = MeshRegistry.start(new RegistryConfig(
                "127.0.0.1",
                port,
                folder.resolve("mesh.db"),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofSeconds(1)));
        awaitWatches(1);
        agent(new Clock());

        awaitAnswer(asker, "clock");
    }

    private RunningAgent agent(Object instance) throws InterruptedException {
        return agent(instance, Duration.ofMinutes(1));
    }

    /** An agent that is watching. */
    private RunningAgent agent(Object instance, Duration interval) throws InterruptedException {
        double before = metric("mesh_registry_watches");
        RunningAgent agent =
                Mesh.builder().agent(instance).config(config(interval).build()).start();
        agents.add(agent);
        assertThat(agent.awaitReady(PATIENCE)).isTrue();
        awaitWatches((int) before + 1);
        return agent;
    }

    /** An agent that serves, but knows no registry. */
    private RunningAgent outsideTheMesh(Object instance) {
        RunningAgent agent = Mesh.builder()
                .agent(instance)
                .config(config(Duration.ofMinutes(1))
                        .registryUrl(URI.create("http://127.0.0.1:1"))
                        .build())
                .start();
        agents.add(agent);
        return agent;
    }

    private AgentConfigBuilder config(Duration interval) {
        return AgentConfig.builder()
                .registryUrl(registry.uri())
                .heartbeatInterval(interval)
                .drainTimeout(Duration.ofSeconds(10));
    }

    private void register(String id, int port, String... tags) {
        ToolRegistration now = new ToolRegistration(
                "now",
                "time",
                null,
                List.of(tags),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        RegisterAnswer answer = client.register(new AgentRegistration(
                id, List.of(now), null, "java", id, null, null, "127.0.0.1", port, null, null, null));
        assertThat(answer).isInstanceOf(RegisterAnswer.Accepted.class);
    }

    private void awaitAnswer(RunningAgent asker, String answer) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> ask(asker).equals(answer));
    }

    private void awaitWatches(int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> metric("mesh_registry_watches") >= count);
    }

    private String ask(RunningAgent agent) {
        return call(agent, "ask");
    }

    private String call(RunningAgent agent, String tool) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":{}}}";
        HttpCall post = new HttpCall(
                "POST",
                "http://127.0.0.1:" + agent.port() + "/mcp",
                Map.of("Accept", "application/json"),
                body.getBytes(StandardCharsets.UTF_8),
                PATIENCE);
        return http.exchange(
                post,
                reply -> Json.mapper()
                        .readTree(reply.bytes(100_000))
                        .at("/result/content/0/text")
                        .asString());
    }

    /** How many beats the registry has answered. */
    private long beats() {
        return (long) metric("mesh_registry_heartbeats");
    }

    /** The sum over all labels. */
    private double metric(String name) {
        String text = http.exchange(
                HttpCall.get(registry.uri() + "/metrics", PATIENCE),
                reply -> new String(reply.bytes(1_000_000), StandardCharsets.UTF_8));
        return text.lines()
                .filter(line -> line.matches(name + "(_total)?(\\{.*})? .*"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}

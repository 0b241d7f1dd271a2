package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.runtime.call.CallObserver;
import dev.mesh4j.runtime.metrics.MadeCalls;
import dev.mesh4j.server.metrics.Metrics;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What {@code /metrics} of an agent shows, and the limits that it shows the use of. */
@Timeout(60)
class AgentMetricsTest {

    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    @MeshAgent(name = "counted", version = "1.2.3")
    public static final class Counted {

        final CountDownLatch called = new CountDownLatch(1);
        final CountDownLatch released = new CountDownLatch(1);

        @MeshTool(capability = "fine")
        public String fine() {
            return "fine";
        }

        @MeshTool(capability = "broken")
        public String broken() {
            throw new IllegalArgumentException("on purpose");
        }

        @MeshTool(capability = "hold")
        public String hold() throws InterruptedException {
            called.countDown();
            return released.await(30, TimeUnit.SECONDS) ? "done" : "gave up";
        }
    }

    private static RunningAgent start(Counted counted, AgentConfigBuilder config) {
        return Mesh.builder()
                .agent(counted)
                .config(config.registryUrl(NOWHERE).build())
                .start();
    }

    private static String metrics(RunningAgent agent) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + agent.port() + "/metrics");
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void calls_are_told_by_tool_and_outcome_and_a_name_that_is_no_tool_makes_no_label() throws Exception {
        try (RunningAgent agent = start(new Counted(), AgentConfig.builder())) {
            ModernPost post = new ModernPost(agent);
            post.tool("fine", "{}");
            post.tool("fine", "{}");
            post.tool("broken", "{}");
            post.tool("no-such-tool", "{}");

            String text = metrics(agent);

            assertThat(text.lines())
                    .contains(
                            "mesh_agent{agent=\"counted\",version=\"1.2.3\"} 1.0",
                            "mesh_calls_served_total{outcome=\"ok\",tool=\"fine\"} 2.0",
                            "mesh_calls_served_total{outcome=\"tool_error\",tool=\"broken\"} 1.0",
                            "mesh_call_served_seconds_count{tool=\"fine\"} 2",
                            "mesh_calls_in_flight 0.0",
                            "mesh_calls_limit 256.0",
                            "mesh_calls_refused_total 0.0",
                            "mesh_registry_joined 0.0",
                            "mesh_connections 0.0");
            assertThat(text).doesNotContain("no-such-tool").contains("jvm_memory_used_bytes");
        }
    }

    @Test
    void max_concurrent_calls_is_how_many_tools_run_at_once() throws Exception {
        Counted counted = new Counted();
        try (RunningAgent agent = start(counted, AgentConfig.builder().maxConcurrentCalls(1))) {
            ModernPost post = new ModernPost(agent);
            CompletableFuture<JsonNode> held = new CompletableFuture<>();
            Thread.startVirtualThread(() -> held.complete(post.tool("hold", "{}")));
            assertThat(counted.called.await(20, TimeUnit.SECONDS)).isTrue();

            assertThat(post.tool("fine", "{}").at("/error/code").intValue()).isEqualTo(ErrorCode.NOT_EXECUTED.number());
            assertThat(metrics(agent).lines())
                    .contains("mesh_calls_in_flight 1.0", "mesh_calls_limit 1.0", "mesh_calls_refused_total 1.0");

            counted.released.countDown();
            assertThat(held.get(20, TimeUnit.SECONDS)
                            .at("/result/content/0/text")
                            .asString())
                    .isEqualTo("done");
            assertThat(post.tool("fine", "{}").has("result")).isTrue();
        }
    }

    @Test
    void max_connections_is_how_many_are_open_at_once() throws Exception {
        try (RunningAgent agent = start(new Counted(), AgentConfig.builder().maxConnections(1))) {
            CompletableFuture<JsonNode> waiting = new CompletableFuture<>();
            try (Socket open = new Socket("127.0.0.1", agent.port())) {
                open.getOutputStream().write("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
                assertThat(open.getInputStream().read()).isEqualTo('H');
                Thread.startVirtualThread(() -> waiting.complete(new ModernPost(agent).tool("fine", "{}")));
                for (int i = 0; i < 20; i++) {
                    open.getOutputStream().write("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
                    assertThat(open.getInputStream().read(new byte[4096])).isPositive();
                }
                assertThat(waiting).isNotDone();
            }

            assertThat(waiting.get(20, TimeUnit.SECONDS).has("result")).isTrue();
        }
    }

    @Test
    void calls_to_others_are_told_by_capability() {
        MadeCalls made = new MadeCalls();
        CallObserver.OfDependency greeting = made.dependency("greeting");
        greeting.attempt(CallObserver.Attempt.FIRST, null);
        greeting.attempt(CallObserver.Attempt.RETRY, null);
        greeting.attempt(CallObserver.Attempt.HEDGE, null);
        greeting.ejected();
        for (CallObserver.Outcome outcome : CallObserver.Outcome.values()) {
            greeting.ended(outcome, Duration.ofMillis(4).toNanos());
        }

        try (Metrics metrics = new Metrics().add(made)) {
            assertThat(metrics.text().lines())
                    .contains(
                            "mesh_calls_made_total{capability=\"greeting\",outcome=\"ok\"} 1.0",
                            "mesh_calls_made_total{capability=\"greeting\",outcome=\"tool_error\"} 1.0",
                            "mesh_calls_made_total{capability=\"greeting\",outcome=\"timeout\"} 1.0",
                            "mesh_calls_made_total{capability=\"greeting\",outcome=\"lost\"} 1.0",
                            "mesh_calls_made_total{capability=\"greeting\",outcome=\"unavailable\"} 1.0",
                            "mesh_calls_made_total{capability=\"greeting\",outcome=\"refused\"} 1.0",
                            "mesh_call_attempts_total{attempt=\"retry\",capability=\"greeting\"} 1.0",
                            "mesh_call_attempts_total{attempt=\"hedge\",capability=\"greeting\"} 1.0",
                            "mesh_endpoint_ejections_total{capability=\"greeting\"} 1.0",
                            "mesh_call_made_seconds_count{capability=\"greeting\"} 6");
        }
    }
}

package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.Balancing;
import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Toggle;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.server.config.ConfigSources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What providers, dependencies and configuration say shows between two agents. */
class PolicyEffectTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @MeshAgent(name = "provider")
    public static final class Provider {

        final String id;
        final CountDownLatch released = new CountDownLatch(1);

        Provider(String id) {
            this.id = id;
        }

        @MeshTool(capability = "who", timeout = "9s", idempotent = true, customHeaders = "X-Asked: as-provided")
        public String who(ToolContext context) {
            return id + " " + context.header("X-Asked").orElse("") + " "
                    + context.remaining().orElseThrow().toSeconds();
        }

        @MeshTool(capability = "hold")
        public String hold() throws InterruptedException {
            return released.await(30, TimeUnit.SECONDS) ? "held" : "gave up";
        }
    }

    @MeshAgent(name = "consumer")
    public static final class Consumer {

        @MeshTool(capability = "inherit", dependencies = @Dependency(capability = "who"))
        public String inherit(RemoteTool who) {
            return who.call(Map.of(), String.class);
        }

        @MeshTool(
                capability = "override",
                dependencies = @Dependency(capability = "who", timeout = "4s", customHeaders = "X-Asked: as-depended"))
        public String override(RemoteTool who) {
            return who.call(Map.of(), String.class);
        }

        @MeshTool(capability = "options", dependencies = @Dependency(capability = "who", timeout = "4s"))
        public String options(RemoteTool who) {
            return who.with(CallOptions.timeout(Duration.ofSeconds(2)).withHeader("X-Asked", "as-called"))
                    .call(Map.of(), String.class);
        }

        @MeshTool(
                capability = "weighted",
                dependencies = @Dependency(capability = "who", balancing = Balancing.WEIGHTED))
        public String weighted(RemoteTool who) {
            return who.call(Map.of(), String.class);
        }

        @MeshTool(capability = "wait", dependencies = @Dependency(capability = "hold", timeout = "300ms"))
        public String waitFor(RemoteTool hold) {
            return hold.call(Map.of(), String.class);
        }

        @MeshTool(
                capability = "patient",
                dependencies = @Dependency(capability = "hold", idempotent = Toggle.OFF, timeout = "20s"))
        public String patient(RemoteTool hold) {
            return hold.call(Map.of(), String.class);
        }
    }

    @Test
    void the_provider_says_it_the_dependency_overrides_it_and_the_call_overrides_both() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start();
                RunningAgent provider = start(registry, new Provider("p"));
                RunningAgent consumer = consumer(registry, List.of(provider))) {
            assertThat(text(consumer, "inherit")).matches("p as-provided [89]");
            assertThat(text(consumer, "override")).matches("p as-depended [34]");
            assertThat(text(consumer, "options")).matches("p as-called [12]");
        }
    }

    @Test
    void weight_draws_calls_in_proportion() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start();
                RunningAgent light = start(registry, new Provider("light"));
                RunningAgent heavy = start(registry, new Provider("heavy"), "--weight=100");
                RunningAgent consumer = consumer(registry, List.of(light, heavy))) {
            Map<String, Integer> counts = new HashMap<>();
            for (int i = 0; i < 60; i++) {
                counts.merge(text(consumer, "weighted").split(" ")[0], 1, Integer::sum);
            }
            assertThat(counts.getOrDefault("heavy", 0)).isGreaterThan(45);
        }
    }

    @Test
    void peer_connections_limits_the_calls_under_way_at_one_instance() throws Exception {
        Provider holding = new Provider("p");
        try (FakeRegistry registry = FakeRegistry.start();
                RunningAgent provider = start(registry, holding);
                RunningAgent narrow = consumer(registry, List.of(provider), "--peer-connections=1")) {
            var first = CompletableFuture.supplyAsync(() -> text(narrow, "patient"), Thread::startVirtualThread);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(text(narrow, "waitFor")).contains("no connection became free"));
            holding.released.countDown();

            assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("held");
            assertThat(text(narrow, "waitFor")).isEqualTo("held");
        }
    }

    @Test
    void ejection_time_is_how_long_one_that_failed_gets_no_calls() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start();
                RunningAgent provider = start(registry, new Provider("p"));
                RunningAgent forgiving = consumer(registry, List.of(provider), "--ejection-time=1ms");
                RunningAgent strict = consumer(registry, List.of(provider), "--ejection-time=1h")) {
            // the tool holds each of these calls until they time out
            for (int i = 0; i < 5; i++) {
                text(strict, "waitFor");
                text(forgiving, "waitFor");
            }
            assertThat(text(strict, "inherit")).contains("failed lately and is left alone");
            assertThat(text(forgiving, "inherit")).startsWith("p ");
        }
    }

    private static RunningAgent consumer(FakeRegistry registry, List<RunningAgent> providers, String... flags)
            throws InterruptedException {
        registry.answerRegistrations(registration -> FakeRegistry.accepted(
                "consumer".equals(registration.path("name").asString("")) ? resolved(registry, providers) : "{}", ""));
        RunningAgent consumer = start(registry, new Consumer(), flags);
        assertThat(consumer.awaitReady(PATIENCE)).isTrue();
        return consumer;
    }

    /** With the kwargs that the providers registered. */
    private static String resolved(FakeRegistry registry, List<RunningAgent> providers) {
        return "{'inherit':[" + entry(registry, providers, "who") + "],'override':["
                + entry(registry, providers, "who") + "],'options':[" + entry(registry, providers, "who")
                + "],'weighted':[" + entry(registry, providers, "who") + "],'waitFor':["
                + entry(registry, providers, "hold") + "],'patient':[" + entry(registry, providers, "hold") + "]}";
    }

    private static String entry(FakeRegistry registry, List<RunningAgent> providers, String tool) {
        String candidates = String.join(
                ",", providers.stream().map(p -> candidate(registry, p, tool)).toList());
        String best = candidate(registry, providers.getFirst(), tool);
        return best.substring(0, best.length() - 1) + ",'status':'available','candidates':[" + candidates + "]}";
    }

    private static String candidate(FakeRegistry registry, RunningAgent provider, String tool) {
        return "{'agent_id':'" + provider.id() + "','function_name':'" + tool + "','endpoint':'http://127.0.0.1:"
                + provider.port() + "','rank':0,'kwargs':"
                + kwargs(registry, provider, tool).toString().replace('"', '\'') + "}";
    }

    private static JsonNode kwargs(FakeRegistry registry, RunningAgent provider, String tool) {
        for (JsonNode registration : registry.registrations()) {
            if (provider.id().equals(registration.path("agent_id").asString(""))) {
                for (JsonNode registered : registration.get("tools")) {
                    if (tool.equals(registered.path("function_name").asString(""))) {
                        return Objects.requireNonNullElseGet(
                                registered.get("kwargs"), () -> Json.mapper().createObjectNode());
                    }
                }
            }
        }
        throw new AssertionError(provider.id() + " has not registered " + tool);
    }

    private static String text(RunningAgent agent, String tool) {
        CallToolResult result = TestCalls.call(agent, tool, "{}");
        return result.text();
    }

    private static RunningAgent start(FakeRegistry registry, Object instance, String... flags)
            throws InterruptedException {
        RunningAgent agent = Mesh.builder()
                .agent(instance)
                .config(TestCalls.config(registry.uri(), Duration.ofMillis(200)))
                .sources(new ConfigSources(Path.of("no-such-mesh.yaml"), Map.of(), List.of(flags)))
                .start();
        assertThat(agent.awaitReady(PATIENCE)).isTrue();
        return agent;
    }
}

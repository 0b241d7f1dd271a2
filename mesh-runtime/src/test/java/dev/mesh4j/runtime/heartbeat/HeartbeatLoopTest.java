package dev.mesh4j.runtime.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.FakePeer;
import dev.mesh4j.runtime.FakeRegistry;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.RemoteTool;
import dev.mesh4j.runtime.RunningAgent;
import dev.mesh4j.runtime.TestCalls;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent against a registry that is told what to answer. */
class HeartbeatLoopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @MeshAgent(name = "beating")
    public static final class Agent {

        volatile @Nullable RemoteTool client;

        @MeshTool(capability = "consume", dependencies = @Dependency(capability = "time"))
        public String consume(RemoteTool time) {
            client = time;
            return "consumed";
        }
    }

    @Test
    void an_agent_joins_when_the_registry_appears_later() throws Exception {
        int port = FakeRegistry.freePort();
        try (RunningAgent agent = start(new Agent(), URI.create("http://127.0.0.1:" + port))) {
            assertThat(agent.awaitReady(Duration.ofMillis(100))).isFalse();
            try (FakeRegistry registry = FakeRegistry.start(port)) {
                assertThat(agent.awaitReady(PATIENCE)).isTrue();
                assertThat(registry.registrations().getFirst().get("agent_id").stringValue())
                        .isEqualTo(agent.id());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {410, 202})
    void it_registers_again_when_a_beat_says_so_and_once_only(int status) throws Exception {
        try (FakeRegistry registry = FakeRegistry.start();
                RunningAgent agent = start(new Agent(), registry.uri())) {
            assertThat(agent.awaitReady(PATIENCE)).isTrue();
            registry.answerOneBeat(status);

            await().atMost(PATIENCE).until(() -> registry.registrations().size() == 2);
            int before = registry.beats().size();
            await().atMost(PATIENCE).until(() -> registry.beats().size() > before + 2);
            assertThat(registry.registrations()).hasSize(2);
        }
    }

    @Test
    void a_beat_carries_the_fingerprint_of_what_was_applied() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start()) {
            registry.answerRegistrations(FakeRegistry.accepted("{}", "v1"));
            try (RunningAgent agent = start(new Agent(), registry.uri())) {
                assertThat(agent.awaitReady(PATIENCE)).isTrue();
                await().atMost(PATIENCE).until(() -> registry.beats().contains("v1"));

                registry.answerRegistrations(FakeRegistry.accepted("{}", "v2"));
                registry.answerOneBeat(202);
                await().atMost(PATIENCE).until(() -> registry.beats().contains("v2"));
            }
        }
    }

    @Test
    void a_registry_that_cannot_tell_leaves_targets_alone() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start();
                FakePeer peer = FakePeer.answering(arguments -> FakePeer.text("now"))) {
            registry.answerRegistrations(resolved(peer.url()));
            Agent instance = new Agent();
            try (RunningAgent agent = start(instance, registry.uri())) {
                assertThat(agent.awaitReady(PATIENCE)).isTrue();
                RemoteTool client = client(agent, instance);
                registry.answerBeats(503);
                int before = registry.beats().size();
                await().atMost(PATIENCE).until(() -> registry.beats().size() > before + 2);

                assertThat(client.call(Map.of(), String.class)).isEqualTo("now");
                assertThat(registry.registrations()).hasSize(1);
            }
        }
    }

    @Test
    void a_change_moves_a_client_that_the_user_already_holds() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start();
                FakePeer first = FakePeer.answering(arguments -> FakePeer.text("first"));
                FakePeer second = FakePeer.answering(arguments -> FakePeer.text("second"))) {
            registry.answerRegistrations(resolved(first.url()));
            Agent instance = new Agent();
            try (RunningAgent agent = start(instance, registry.uri())) {
                assertThat(agent.awaitReady(PATIENCE)).isTrue();
                RemoteTool client = client(agent, instance);
                assertThat(client.call(Map.of(), String.class)).isEqualTo("first");

                registry.answerRegistrations(resolved(second.url()));
                registry.answerOneBeat(202);
                await().atMost(PATIENCE)
                        .until(() -> client.call(Map.of(), String.class).equals("second"));
            }
        }
    }

    @Test
    void a_call_without_a_provider_asks_the_registry_at_once() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start();
                FakePeer peer = FakePeer.answering(arguments -> FakePeer.text("now"))) {
            Agent instance = new Agent();
            try (RunningAgent agent = start(instance, registry.uri(), Duration.ofHours(1))) {
                assertThat(agent.awaitReady(PATIENCE)).isTrue();
                RemoteTool client = client(agent, instance);
                registry.answerRegistrations(resolved(peer.url()));

                await().atMost(PATIENCE)
                        .ignoreException(DependencyUnavailableException.class)
                        .until(() -> client.call(Map.of(), String.class).equals("now"));
            }
        }
    }

    @Test
    void many_calls_without_a_provider_do_not_flood_the_registry() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start()) {
            Agent instance = new Agent();
            try (RunningAgent agent = start(instance, registry.uri(), Duration.ofHours(1))) {
                assertThat(agent.awaitReady(PATIENCE)).isTrue();
                RemoteTool client = client(agent, instance);
                long begin = System.nanoTime();
                for (int i = 0; i < 200; i++) {
                    assertThatThrownBy(() -> client.call(Map.of())).isInstanceOf(DependencyUnavailableException.class);
                }
                long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);

                assertThat(registry.registrations()).hasSizeLessThanOrEqualTo((int) seconds + 3);
            }
        }
    }

    @Test
    void closing_takes_the_agent_out_of_the_registry_once() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start()) {
            RunningAgent agent = start(new Agent(), registry.uri());
            assertThat(agent.awaitReady(PATIENCE)).isTrue();
            agent.close();
            agent.close();

            assertThat(registry.deleted()).containsExactly(agent.id());
        }
    }

    @Test
    void an_agent_that_closes_while_it_joins_leaves_after_it_has_joined() throws Exception {
        CountDownLatch joining = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        AtomicInteger registered = new AtomicInteger();
        try (FakeRegistry registry = FakeRegistry.start()) {
            registry.answerRegistrations(registration -> {
                joining.countDown();
                isOver(left, Duration.ofMillis(200));
                return FakeRegistry.accepted("{}", "");
            });
            registry.onDelete(() -> {
                registered.set(registry.registrations().size());
                left.countDown();
            });
            RunningAgent agent = start(new Agent(), registry.uri());
            assertThat(isOver(joining, PATIENCE)).isTrue();
            agent.close();

            assertThat(registry.deleted()).containsExactly(agent.id());
            assertThat(registered).hasValue(1);
        }
    }

    private static boolean isOver(CountDownLatch latch, Duration atMost) {
        try {
            return latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "null",
                "{\"dependencies_resolved\":7}",
                "{\"dependencies_resolved\":{\"consume\":[null]}}",
                "{\"dependencies_resolved\":{\"consume\":null}}",
                "{\"dependencies_resolved\":{\"consume\":[{\"status\":\"available\",\"function_name\":\"t\","
                        + "\"endpoint\":\"::no url\",\"agent_id\":\"p\"}]}}",
                "{\"dependencies_resolved\":{\"consume\":[{\"status\":\"available\",\"function_name\":\"t\","
                        + "\"endpoint\":\"http://p:1\",\"candidates\":[null]}]}}",
            })
    void garbage_does_not_end_the_loop(String body) throws Exception {
        try (FakeRegistry registry = FakeRegistry.start();
                FakePeer peer = FakePeer.answering(arguments -> FakePeer.text("now"))) {
            registry.answerRegistrations(new FakeRegistry.Reply(200, body, ""));
            Agent instance = new Agent();
            try (RunningAgent agent = start(instance, registry.uri())) {
                await().atMost(PATIENCE).until(() -> !registry.registrations().isEmpty());
                registry.answerRegistrations(resolved(peer.url()));
                registry.answerOneBeat(202);
                RemoteTool client = client(agent, instance);

                await().atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(() -> client.call(Map.of(), String.class).equals("now"));
            }
        }
    }

    @Test
    void a_rejected_agent_goes_on_serving() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start()) {
            registry.answerRegistrations(new FakeRegistry.Reply(400, "{\"error\":\"tools: []\"}", ""));
            Agent instance = new Agent();
            try (RunningAgent agent = start(instance, registry.uri())) {
                await().atMost(PATIENCE).until(() -> registry.registrations().size() > 1);

                assertThat(TestCalls.call(agent, "consume", "{}").text()).isEqualTo("consumed");
                assertThat(agent.awaitReady(Duration.ofMillis(1))).isFalse();
            }
        }
    }

    private static RunningAgent start(Agent instance, URI registry) {
        return start(instance, registry, Duration.ofMillis(50));
    }

    private static RunningAgent start(Agent instance, URI registry, Duration interval) {
        AgentConfig config = TestCalls.config(registry, interval);
        return Mesh.builder().agent(instance).config(config).start();
    }

    private static RemoteTool client(RunningAgent agent, Agent instance) {
        TestCalls.call(agent, "consume", "{}");
        return Objects.requireNonNull(instance.client);
    }

    private static FakeRegistry.Reply resolved(String url) {
        return FakeRegistry.accepted(
                "{'consume':[{'agent_id':'peer-1','function_name':'now','capability':'time','status':'available',"
                        + "'endpoint':'" + url + "'}]}",
                "bound-" + url);
    }
}

package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.mcp.CallToolResult;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How an agent stops while it is used: withdraw, drain, close, within the drain time-out. */
@Timeout(60)
class GracefulStopTest {

    private static final Executor THREADS = Thread::startVirtualThread;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofSeconds(25);

    private final Busy busy = new Busy();
    private FakeRegistry registry;

    @MeshAgent(name = "busy")
    public static final class Busy {

        final CountDownLatch called = new CountDownLatch(1);
        final CountDownLatch release = new CountDownLatch(1);

        @MeshTool(capability = "hold")
        public String hold() {
            called.countDown();
            while (release.getCount() > 0) {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    // hangs for good
                }
            }
            return "done";
        }

        @MeshTool(capability = "quick")
        public String quick() {
            return "quick";
        }
    }

    @BeforeEach
    void start() throws Exception {
        registry = FakeRegistry.start();
    }

    @AfterEach
    void stop() {
        busy.release.countDown();
        registry.close();
    }

    @Test
    void an_agent_leaves_the_bindings_first_then_finishes_what_is_in_flight() throws Exception {
        CountDownLatch deleting = new CountDownLatch(1);
        AtomicReference<String> served = new AtomicReference<>("");
        RunningAgent agent = start(registry.uri(), LONG);
        registry.onDelete(() -> {
            served.set(TestCalls.call(agent, "quick", "{}").text() + " " + AgentGet.told(agent, "/readyz"));
            deleting.countDown();
        });
        CompletableFuture<CallToolResult> held = hold(agent);
        CompletableFuture<Void> closed = CompletableFuture.runAsync(agent::close, THREADS);

        deleting.await();
        await().until(() -> registry.deleted().contains(agent.id()));
        assertThat(served.get()).as("while it leaves").startsWith("quick 503").contains("draining");
        await().untilAsserted(() ->
                assertThatThrownBy(() -> TestCalls.call(agent, "quick", "{}")).hasMessageContaining("draining"));
        assertThat(AgentGet.told(agent, "/livez")).startsWith("200");
        assertThat(closed).isNotDone();
        busy.release.countDown();

        assertThat(held.get().text()).isEqualTo("done");
        closed.get();
    }

    @Test
    void a_tool_that_hangs_is_cut_off_after_the_drain_time() throws Exception {
        RunningAgent agent = start(registry.uri(), Duration.ofMillis(500));
        hold(agent);
        long began = System.nanoTime();
        agent.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(500), Duration.ofMillis(1500));
    }

    @Test
    void a_registry_that_hangs_leaves_the_drain_time_to_the_calls() throws Exception {
        Duration drain = Duration.ofSeconds(2);
        RunningAgent agent = start(registry.uri(), drain);
        registry.onDelete(() -> await().atMost(PATIENCE).until(() -> busy.release.getCount() == 0));
        CompletableFuture<CallToolResult> held = hold(agent);
        long began = System.nanoTime();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(agent::close, THREADS);
        await().untilAsserted(() ->
                assertThatThrownBy(() -> TestCalls.call(agent, "quick", "{}")).hasMessageContaining("draining"));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(drain);
        busy.release.countDown();
        assertThat(held.get().text()).isEqualTo("done");
        closed.get();
    }

    @Test
    void a_registry_that_hangs_and_a_tool_that_hangs_cost_the_drain_time() throws Exception {
        Duration drain = Duration.ofSeconds(1);
        RunningAgent agent = start(registry.uri(), drain);
        registry.onDelete(() -> await().atMost(PATIENCE).until(() -> busy.release.getCount() == 0));
        hold(agent);
        long began = System.nanoTime();
        agent.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(drain.plusSeconds(1));
    }

    @Test
    void a_second_stop_waits_for_the_first_and_no_longer() throws Exception {
        RunningAgent agent = start(registry.uri(), Duration.ofMillis(500));
        hold(agent);
        long began = System.nanoTime();
        CompletableFuture<Void> first = CompletableFuture.runAsync(agent::close, THREADS);
        CompletableFuture<Void> second = CompletableFuture.runAsync(agent::close, THREADS);
        first.get();
        second.get();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(1500));
        assertThat(registry.deleted()).containsExactly(agent.id());
    }

    @Test
    void without_a_registry_it_stops_at_once() throws Exception {
        RunningAgent agent = launch(URI.create("http://127.0.0.1:" + FakeRegistry.freePort()), LONG);
        long began = System.nanoTime();
        agent.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    private RunningAgent start(URI url, Duration drainTimeout) throws InterruptedException {
        RunningAgent agent = launch(url, drainTimeout);
        assertThat(agent.awaitReady(PATIENCE)).isTrue();
        return agent;
    }

    private RunningAgent launch(URI url, Duration drainTimeout) {
        AgentConfig config = AgentConfig.builder()
                .registryUrl(url)
                .drainTimeout(drainTimeout)
                .build();
        return Mesh.builder().agent(busy).config(config).start();
    }

    private CompletableFuture<CallToolResult> hold(RunningAgent agent) throws InterruptedException {
        CompletableFuture<CallToolResult> held =
                CompletableFuture.supplyAsync(() -> TestCalls.call(agent, "hold", "{}"), THREADS);
        busy.called.await();
        return held;
    }
}

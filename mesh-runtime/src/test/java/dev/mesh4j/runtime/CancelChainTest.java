package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.client.CallException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A calls B, B calls C; whoever waits no more, those behind it stop. */
class CancelChainTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @MeshAgent(name = "a")
    public static final class A {

        final BlockingQueue<String> interrupted;
        final BlockingQueue<Thread> serving = new LinkedBlockingQueue<>();

        A(BlockingQueue<String> interrupted) {
            this.interrupted = interrupted;
        }

        @MeshTool(capability = "a", dependencies = @Dependency(capability = "b"))
        public String first(RemoteTool b) {
            serving.add(Thread.currentThread());
            try {
                return b.call(Map.of(), String.class);
            } finally {
                if (Thread.currentThread().isInterrupted()) {
                    interrupted.add("a");
                }
            }
        }
    }

    @MeshAgent(name = "b")
    public static final class B {

        final BlockingQueue<String> interrupted;

        B(BlockingQueue<String> interrupted) {
            this.interrupted = interrupted;
        }

        @MeshTool(capability = "b", dependencies = @Dependency(capability = "c"))
        public String second(RemoteTool c) {
            try {
                return c.call(Map.of(), String.class);
            } finally {
                if (Thread.currentThread().isInterrupted()) {
                    interrupted.add("b");
                }
            }
        }
    }

    @MeshAgent(name = "c")
    public static final class C {

        final BlockingQueue<String> interrupted;
        final CountDownLatch reached = new CountDownLatch(1);

        C(BlockingQueue<String> interrupted) {
            this.interrupted = interrupted;
        }

        @MeshTool(capability = "c")
        public String third(ToolContext context) throws InterruptedException {
            reached.countDown();
            try {
                new CountDownLatch(1).await();
                return "never";
            } catch (InterruptedException e) {
                interrupted.add("c" + (context.isCancelled() ? "" : ", not cancelled"));
                throw e;
            }
        }
    }

    private final BlockingQueue<String> interrupted = new LinkedBlockingQueue<>();
    private final A first = new A(interrupted);
    private final C third = new C(interrupted);
    private FakeRegistry registry;
    private RunningAgent c;
    private RunningAgent b;
    private RunningAgent a;

    @BeforeEach
    void start() throws Exception {
        registry = FakeRegistry.start();
        c = agent(third, "{}");
        b = agent(new B(interrupted), bound("second", "third", c));
        a = agent(first, bound("first", "second", b));
    }

    @AfterEach
    void stop() {
        List.of(a, b, c).forEach(RunningAgent::close);
        registry.close();
    }

    @Test
    void when_the_first_is_interrupted_all_behind_it_are_within_a_second() throws Exception {
        Thread client = Thread.startVirtualThread(() -> TestCalls.call(a, "first", "{}"));
        assertThat(third.reached.await(20, TimeUnit.SECONDS)).isTrue();
        long began = System.nanoTime();
        first.serving.take().interrupt();

        assertAllInterrupted();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        client.interrupt();
    }

    @Test
    void when_the_client_leaves_all_are_interrupted_within_a_second() throws Exception {
        Thread client = Thread.startVirtualThread(() -> {
            try {
                TestCalls.call(a, "first", "{}");
            } catch (CallException e) {
                interrupted.add("client");
            }
        });
        assertThat(third.reached.await(20, TimeUnit.SECONDS)).isTrue();
        long began = System.nanoTime();
        client.interrupt();

        assertThat(interrupted.poll(20, TimeUnit.SECONDS)).isEqualTo("client");
        assertAllInterrupted();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    }

    private void assertAllInterrupted() throws InterruptedException {
        Set<String> all = Set.of(next(), next(), next());
        assertThat(all).containsExactlyInAnyOrder("a", "b", "c");
        await().atMost(PATIENCE).until(() -> interrupted.isEmpty());
    }

    private String next() throws InterruptedException {
        return String.valueOf(interrupted.poll(20, TimeUnit.SECONDS));
    }

    private RunningAgent agent(Object instance, String resolved) throws InterruptedException {
        registry.answerRegistrations(FakeRegistry.accepted(resolved, ""));
        RunningAgent agent = Mesh.builder()
                .agent(instance)
                .config(TestCalls.config(registry.uri(), Duration.ofMinutes(1)))
                .start();
        assertThat(agent.awaitReady(PATIENCE)).isTrue();
        return agent;
    }

    private static String bound(String consumer, String tool, RunningAgent provider) {
        return "{'" + consumer + "':[{'agent_id':'" + provider.id() + "','function_name':'" + tool
                + "','status':'available','endpoint':'http://127.0.0.1:" + provider.port() + "'}]}";
    }
}

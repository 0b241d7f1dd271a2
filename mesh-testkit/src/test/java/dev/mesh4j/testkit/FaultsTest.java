package dev.mesh4j.testkit;

import static dev.mesh4j.testkit.MeshAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.runtime.RunningAgent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@MeshTest
@Timeout(60)
class FaultsTest {

    private static final Map<String, String> TEXT = Map.of("text", "a");

    @Test
    void a_killed_agent_refuses_calls_but_is_listed_until_its_lease_ends(TestMesh mesh) {
        RunningAgent upper = mesh.agent(new People.Upper());
        assertThat(mesh.call("upper_case", TEXT)).hasText("A");

        mesh.kill(upper);

        assertThat(mesh.call("upper_case", TEXT)).failedWith("cannot be reached");
        assertThat(mesh).hasAgent("upper");
        mesh.advance(Duration.ofSeconds(20));
        assertThat(mesh).hasNoAgent("upper");
        assertThat(mesh.call("upper_case", TEXT)).failedWith("nobody provides 'upper_case'");
    }

    @Test
    void consumers_of_a_killed_agent_are_bound_to_another_one(TestMesh mesh) {
        mesh.agent(new People.Greeter());
        FakeTool quick = mesh.fake("time_service").name("quick").tags("fast").answers(args -> "quick");
        mesh.fake("time_service").name("slow").answers(args -> "slow");
        assertThat(mesh.call("greeting", Map.of("name", "Ada"))).containsText("quick");

        mesh.kill(quick.agent());
        mesh.advance(Duration.ofSeconds(20));

        assertThat(mesh).wires("greeting", "time_service").to("slow");
        assertThat(mesh.call("greeting", Map.of("name", "Ada"))).containsText("slow");
    }

    @Test
    void calls_of_a_delayed_agent_take_longer(TestMesh mesh) {
        RunningAgent upper = mesh.agent(new People.Upper());
        mesh.call("upper_case", TEXT);

        mesh.delay(upper, Duration.ofMillis(300));

        long began = System.nanoTime();
        assertThat(mesh.call("upper_case", TEXT)).hasText("A");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void what_is_delayed_goes_on_when_all_is_well_again(TestMesh mesh) throws Exception {
        FakeTool fake = mesh.provide("slow", args -> "at last");
        mesh.delay(fake.agent(), Duration.ofHours(1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<ToolReply> reply =
                    CompletableFuture.supplyAsync(() -> mesh.call(fake.agent(), "slow", Map.of()), threads);
            assertThatThrownBy(() -> reply.get(100, TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);

            mesh.heal(fake.agent());

            assertThat(reply.get()).hasText("at last");
        }
    }

    @Test
    void connections_to_a_dropping_agent_break_before_it_hears_of_the_call(TestMesh mesh) {
        FakeTool fake = mesh.provide("echo", args -> "echo");
        mesh.call("echo");

        mesh.drop(fake.agent());

        assertThat(mesh.call("echo")).failedWith("broke the connection");
        assertThat(fake).wasCalled(1);
        mesh.heal(fake.agent());
        assertThat(mesh.call("echo")).hasText("echo");
    }

    @Test
    void a_drop_breaks_calls_that_are_under_way(TestMesh mesh) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        FakeTool fake = mesh.provide("slow", args -> {
            asked.countDown();
            end.await();
            return "too late";
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<ToolReply> reply = CompletableFuture.supplyAsync(() -> mesh.call("slow"), threads);
            asked.await();

            mesh.drop(fake.agent());

            assertThat(reply.get()).failedWith("broke the connection");
        } finally {
            end.countDown();
        }
    }

    @Test
    void a_closed_agent_refuses_connections_as_any_other(TestMesh mesh) {
        RunningAgent upper = mesh.agent(new People.Upper());
        mesh.call(upper, "upper", TEXT);

        upper.close();

        assertThat(Patience.await(
                        Patience.USUAL,
                        () -> mesh.call(upper, "upper", TEXT).text().contains("cannot be reached")))
                .isTrue();
    }

    @Test
    void calls_go_on_without_the_registry_and_agents_may_come_meanwhile(TestMesh mesh) {
        mesh.agent(new People.Upper());

        mesh.stopRegistry();

        assertThat(mesh.call("upper_case", TEXT)).hasText("A");
        mesh.provide("echo", args -> "echo");
        assertThat(mesh.call("echo")).failedWith("nobody provides 'echo'");
        mesh.startRegistry();
        assertThat(mesh).hasAgent("upper").hasAgent("fake-echo");
        assertThat(mesh.call("echo")).hasText("echo");
    }

    @Test
    void agents_of_another_mesh_are_refused(TestMesh mesh) {
        try (TestMesh other = TestMesh.start()) {
            RunningAgent upper = other.agent(new People.Upper());

            assertThatThrownBy(() -> mesh.kill(upper))
                    .hasMessage(upper.id() + " (expected: an agent that this mesh started, one of [])");
        }
    }
}

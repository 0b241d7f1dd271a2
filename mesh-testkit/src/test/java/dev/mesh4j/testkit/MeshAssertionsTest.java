package dev.mesh4j.testkit;

import static dev.mesh4j.testkit.MeshAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each assertion: when it holds, and how it fails. */
@MeshTest
@Timeout(60)
class MeshAssertionsTest {

    private static final Map<String, String> ADA = Map.of("name", "Ada");

    private final TestMesh mesh;

    MeshAssertionsTest(TestMesh mesh) {
        this.mesh = mesh;
    }

    @Test
    void a_dependency_is_named_by_agent_tool_or_capability_of_its_consumer() {
        mesh.agent(new People.Greeter());
        mesh.fake("time_service").name("clock").answers(args -> "noon");

        assertThat(mesh).wires("greeting", "time_service").to("clock");
        assertThat(mesh).wires("greet", "time_service").to("clock");
        assertThat(mesh).wires("greeter", "time_service").to("clock");
    }

    @Test
    void a_dependency_bound_to_nobody_shows_why() {
        mesh.agent(new People.Greeter());
        FakeTool old = mesh.fake("time_service").name("clock").version("0.9.0").answers(args -> "noon");

        failing(() -> assertThat(mesh).wires("greeting", "time_service").to("clock"))
                .hasMessageContaining("expected: time_service of greeting to be bound to 'clock'")
                .hasMessageContaining("greeter.greet needs time_service (tag +fast, version >=1.0): unbound, none that"
                        + " offers it matches")
                .hasMessageContaining(old.agent().id() + ".time_service dropped: version: ");
    }

    @Test
    void a_dependency_bound_to_another_one_shows_to_whom() {
        mesh.agent(new People.Greeter());
        FakeTool other = mesh.fake("time_service").name("sundial").answers(args -> "noon");

        failing(() -> assertThat(mesh).wires("greeting", "time_service").to("clock"))
                .hasMessageContaining("bound to " + other.agent().id() + ".time_service");
        failing(() -> assertThat(mesh).wires("greeting", "time_service").toNobody())
                .hasMessageContaining("expected: time_service of greeting to be bound to nobody")
                .hasMessageContaining("bound to " + other.agent().id() + ".time_service");
    }

    @Test
    void a_dependency_that_nobody_has_is_bound_to_nobody_neither() {
        mesh.agent(new People.Greeter());

        assertThat(mesh).wires("greeting", "time_service").toNobody();
        failing(() -> assertThat(mesh).wires("greeting", "tyme_service").toNobody())
                .hasMessageContaining("expected: tyme_service of greeting to be bound to nobody")
                .hasMessageContaining("greeter.greet needs time_service");
    }

    @Test
    void agents_that_are_missing_or_too_many_are_shown_with_all_others() {
        mesh.agent(new People.Upper());

        assertThat(mesh).hasAgent("upper").hasNoAgent("clock");
        failing(() -> assertThat(mesh).hasAgent("clock"))
                .hasMessageContaining("expected: an agent 'clock'")
                .hasMessageContaining("upper-")
                .hasMessageContaining("offers [upper_case]");
        failing(() -> assertThat(mesh).hasNoAgent("upper"))
                .hasMessageContaining("expected: no agent 'upper'")
                .hasMessageContaining("upper-");
    }

    @Test
    void a_mesh_with_an_open_dependency_is_not_fully_wired() {
        mesh.agent(new People.Greeter());
        failing(() -> assertThat(mesh).isFullyWired())
                .hasMessageContaining("expected: every dependency to be bound")
                .hasMessageContaining("needs time_service (tag +fast, version >=1.0): unbound, nobody offers it");

        mesh.provide("time_service", args -> "noon");

        assertThat(mesh).isFullyWired();
    }

    @Test
    void what_comes_later_is_waited_for() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> mesh.agent(new People.Upper()));

            assertThat(mesh).eventually().hasAgent("upper");
        }
        failing(() -> assertThat(mesh).eventually(Duration.ofMillis(20)).hasAgent("clock"))
                .hasMessageContaining("expected within 20 ms: an agent 'clock'");
    }

    @Test
    void a_registry_that_is_away_is_said_to_be() {
        mesh.stopRegistry();

        failing(() -> assertThat(mesh).hasAgent("clock")).hasMessageContaining("the registry is away");
    }

    @Test
    void replies_are_compared_by_text_part_and_value() {
        mesh.agent(new People.Greeter());

        assertThat(mesh.call("greeting", ADA))
                .succeeded()
                .hasText("{\"text\":\"Hello, Ada\"}")
                .containsText("Ada")
                .hasValue(new People.Greeting("Hello, Ada"));
    }

    @Test
    void a_reply_that_is_another_one_is_shown_with_the_wiring_of_its_tool() {
        mesh.agent(new People.Greeter());
        ToolReply reply = mesh.call("greeting", ADA);

        failing(() -> assertThat(reply).hasText("Hello"))
                .hasMessageContaining("expected of greet: 'Hello'")
                .hasMessageContaining("but it answered: {\"text\":\"Hello, Ada\"}")
                .hasMessageContaining("greeter.greet needs time_service");
        failing(() -> assertThat(reply).containsText("noon"))
                .hasMessageContaining("expected of greet: a text with 'noon'");
        failing(() -> assertThat(reply).hasValue(new People.Greeting("Bye")))
                .hasMessageContaining("expected of greet: Greeting[text=Bye]");
        failing(() -> assertThat(reply).failedWith("no"))
                .hasMessageContaining("expected of greet: to fail with 'no'")
                .hasMessageContaining("answered");
    }

    @Test
    void a_reply_that_failed_says_how() {
        mesh.provide("echo", args -> "echo").failing("out of air");
        ToolReply reply = mesh.call("echo");

        assertThat(reply).failedWith("out of air");
        failing(() -> assertThat(reply).succeeded()).hasMessageContaining("but it failed: out of air");
        failing(() -> assertThat(reply).hasText("out of air")).hasMessageContaining("but it failed: out of air");
        failing(() -> assertThat(reply).failedWith("water")).hasMessageContaining("to fail with 'water'");
    }

    @Test
    void a_call_that_nobody_takes_shows_the_registrys_explanation() {
        failing(() -> assertThat(mesh.call("echo")).succeeded())
                .hasMessageContaining("nobody provides 'echo'")
                .hasMessageContaining("somebody needs echo: unbound, nobody offers it");
    }

    @Test
    void what_a_fake_was_asked_is_counted_compared_and_shown() {
        FakeTool echo = mesh.provide("echo", args -> "echo");
        assertThat(echo).wasNeverCalled();
        mesh.call("echo", ADA);

        assertThat(echo).wasCalled(1).wasCalledWith(ADA);
        failing(() -> assertThat(echo).wasNeverCalled())
                .hasMessageContaining("expected of echo: 0 calls")
                .hasMessageContaining("but it was called with: [{\"name\":\"Ada\"}]");
        failing(() -> assertThat(echo).wasCalled(2)).hasMessageContaining("expected of echo: 2 calls");
        failing(() -> assertThat(echo).wasCalledWith(Map.of("name", "Bob")))
                .hasMessageContaining("expected of echo: a call with {\"name\":\"Bob\"}");
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> failing(
            ThrowingCallable assertion) {
        return assertThatThrownBy(assertion).isInstanceOf(AssertionError.class);
    }
}

package dev.mesh4j.testkit;

import static dev.mesh4j.testkit.MeshAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.registry.CapabilityView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@MeshTest
class FakeToolTest {

    @Test
    void a_lambda_provides_a_capability_to_agents_that_are_there_already(TestMesh mesh) {
        mesh.agent(new People.Greeter());

        mesh.provide("time_service", args -> "noon in " + args.text("zone"));

        assertThat(mesh.call("greeting", Map.of("name", "Ada")))
                .hasValue(new People.Greeting("Hello, Ada, it is noon in UTC"));
    }

    @Test
    void it_knows_what_it_was_asked(TestMesh mesh) {
        FakeTool fake = mesh.provide("echo", args -> args.json());

        mesh.call("echo", Map.of("n", 1));
        mesh.call("echo", Map.of("n", 2));

        assertThat(fake.calls()).extracting(call -> call.number("n")).containsExactly(1, 2);
    }

    @Test
    void a_failing_one_fails_as_a_tool_does_and_was_asked_all_the_same(TestMesh mesh) {
        FakeTool fake = mesh.provide("echo", args -> "echo").failing("out of air");

        ToolReply reply = mesh.call("echo", Map.of("n", 1));

        assertThat(reply).failedWith("out of air");
        assertThat(fake).wasCalled(1);
    }

    @Test
    void it_answers_otherwise_from_one_call_to_the_next(TestMesh mesh) {
        FakeTool fake = mesh.provide("echo", args -> "one").failing("between");

        fake.answers(args -> "two");

        assertThat(mesh.call("echo")).hasText("two");
    }

    @Test
    void a_closed_one_has_left(TestMesh mesh) {
        mesh.agent(new People.Greeter());
        FakeTool clock = mesh.provide("time_service", args -> "noon");

        clock.close();

        assertThat(mesh.call("greeting", Map.of("name", "Ada"))).containsText("Hello, Ada\"");
        assertThat(mesh).hasNoAgent("fake-time_service");
    }

    @Test
    void its_name_tags_and_version_are_what_the_registry_sees(TestMesh mesh) {
        FakeTool fake = mesh.fake("time_service")
                .name("clock")
                .tags("fast", "exact")
                .version("1.2.0")
                .answers(args -> "noon");

        assertThat(mesh).hasAgent("clock");
        assertThat(mesh.listed())
                .singleElement()
                .satisfies(
                        agent -> assertThat(agent.id()).isEqualTo(fake.agent().id()))
                .extracting(
                        agent -> Objects.requireNonNull(agent.capabilities()).getFirst())
                .extracting(CapabilityView::name, CapabilityView::version, CapabilityView::tags)
                .containsExactly("time_service", "1.2.0", List.of("fast", "exact"));
    }

    @Test
    void a_wrong_version_is_not_bound_and_the_better_tags_win(TestMesh mesh) {
        mesh.agent(new People.Greeter());

        mesh.fake("time_service").name("old").version("0.9").answers(args -> "old");
        assertThat(mesh).wires("greeting", "time_service").toNobody();
        mesh.fake("time_service").name("slow").answers(args -> "slow");
        assertThat(mesh).wires("greeting", "time_service").to("slow");
        mesh.fake("time_service").name("quick").tags("fast").answers(args -> "quick");
        assertThat(mesh).wires("greeting", "time_service").to("quick");
    }
}

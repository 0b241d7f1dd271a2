package dev.mesh4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MeshTest
class ToolReplyTest {

    record Point(int x, int y) {}

    @Test
    void it_reads_text_values_and_json(TestMesh mesh) {
        mesh.provide("point", args -> args.as(Point.class));
        mesh.provide("text", args -> "plain");

        ToolReply point = mesh.call("point", Map.of("x", 1, "y", 2));

        assertThat(point.as(Point.class)).isEqualTo(new Point(1, 2));
        assertThat(point.json().path("y").asInt()).isEqualTo(2);
        assertThat(mesh.call("text").as(String.class)).isEqualTo("plain");
        assertThat(mesh.call("text").json().asString()).isEqualTo("plain");
        assertThat(mesh.call("text").failed()).isFalse();
    }

    @Test
    void a_value_of_a_failed_call_says_how_it_failed(TestMesh mesh) {
        mesh.provide("text", args -> "plain").failing("out of ink");
        ToolReply reply = mesh.call("text");

        assertThat(reply.failed()).isTrue();
        assertThat(reply.text()).isEqualTo("out of ink");
        assertThatThrownBy(() -> reply.as(String.class)).hasMessageContaining("text failed: out of ink");
        assertThatThrownBy(reply::json).hasMessageContaining("text failed: out of ink");
    }

    @Test
    void a_value_that_is_none_of_the_type_is_shown(TestMesh mesh) {
        mesh.provide("list", args -> List.of(1, 2));

        assertThatThrownBy(() -> mesh.call("list").as(Point.class)).hasMessageContaining("(expected: a Point)");
    }

    @Test
    void arguments_are_read_by_name(TestMesh mesh) {
        FakeTool fake = mesh.provide("many", args -> "");
        mesh.call("many", Map.of("name", "Ada", "n", 3, "x", 1.5));

        Arguments arguments = fake.calls().getFirst();

        assertThat(arguments.text("name")).isEqualTo("Ada");
        assertThat(arguments.number("n")).isEqualTo(3);
        assertThatThrownBy(() -> arguments.text("nam"))
                .hasMessageStartingWith("argument 'nam' is missing (expected: one of [");
        assertThatThrownBy(() -> arguments.number("x")).hasMessage("argument 'x': 1.5 (expected: a whole number)");
        assertThatThrownBy(() -> arguments.as(int[].class)).hasMessageContaining("(expected: a int[])");
    }
}

package %package%;

import static dev.mesh4j.testkit.MeshAssertions.assertThat;

import dev.mesh4j.testkit.MeshTest;
import dev.mesh4j.testkit.TestMesh;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each test gets a mesh of its own: a registry and agents in this JVM. */
@MeshTest
class %class%Test {

    @Test
    void alone_it_greets(TestMesh mesh) {
        mesh.agent(%class%.class);

        assertThat(mesh.call("%capability%", Map.of("name", "Ada"))).hasText("Hello, Ada!");
    }

    @Test
    void with_a_clock_in_the_mesh_it_tells_the_time(TestMesh mesh) {
        mesh.provide("time_service", args -> "noon in " + args.text("zone"));
        mesh.agent(%class%.class);

        assertThat(mesh.call("%capability%", Map.of("name", "Ada"))).hasText("Hello, Ada! It is noon in UTC.");
    }
}

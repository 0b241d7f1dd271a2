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
    void it_greets(TestMesh mesh) {
        mesh.agent(%class%.class);

        assertThat(mesh.call("%capability%", Map.of("name", "Ada"))).hasText("Hello, Ada! This is %name%.");
    }

    @Test
    void it_wants_to_know_whom_to_greet(TestMesh mesh) {
        mesh.agent(%class%.class);

        assertThat(mesh.call("%capability%", Map.of())).failedWith("name");
    }
}

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
    void a_caller_that_does_not_stream_gets_all_items_at_once(TestMesh mesh) {
        mesh.agent(%class%.class);

        assertThat(mesh.call("%capability%", Map.of("from", 3))).hasText("{\"items\":[3,2,1]}");
    }
}

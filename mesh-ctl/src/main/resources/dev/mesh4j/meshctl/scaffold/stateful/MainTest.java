package %package%;

import static dev.mesh4j.testkit.MeshAssertions.assertThat;

import dev.mesh4j.testkit.MeshTest;
import dev.mesh4j.testkit.TestMesh;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each test gets a mesh of its own: a registry and agents in this JVM. */
@MeshTest
class %class%Test {

    private static final Map<String, Object> ADA = Map.of("session_id", "ada");
    private static final Map<String, Object> BOB = Map.of("session_id", "bob");

    @Test
    void each_session_is_counted_by_itself(TestMesh mesh) {
        mesh.agent(%class%.class);

        mesh.call("%capability%", ADA);

        assertThat(mesh.call("%capability%", ADA)).hasText("2");
        assertThat(mesh.call("%capability%", BOB)).hasText("1");
    }

    @Test
    void a_call_without_a_session_is_refused(TestMesh mesh) {
        mesh.agent(%class%.class);

        assertThat(mesh.call("%capability%", Map.of())).failedWith("session");
    }
}

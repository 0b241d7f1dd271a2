package dev.mesh4j.testkit;

import static dev.mesh4j.testkit.MeshAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;

/** What JUnit makes of classes that want a mesh; each is run by a JUnit within. */
class MeshExtensionTest {

    private static final String WHERE = "where";

    @Test
    void constructor_preparation_and_test_share_a_mesh_that_no_other_test_has() {
        JUnitRun run = JUnitRun.of(OfEachTest.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.published(WHERE)).hasSize(6);
        assertThat(run.published(WHERE).stream().distinct()).hasSize(2);
    }

    @Test
    void a_mesh_is_closed_after_its_test() {
        List<String> meshes = JUnitRun.of(OfEachTest.class).published(WHERE);

        assertThat(meshes).isNotEmpty().noneMatch(MeshExtensionTest::answers);
    }

    @Test
    void tests_of_one_instance_share_a_mesh() {
        JUnitRun run = JUnitRun.of(OfOneInstance.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.published(WHERE)).hasSize(2);
        assertThat(run.published(WHERE).stream().distinct())
                .singleElement()
                .matches(where -> !answers(where), "closed at the end");
    }

    @Test
    void all_tests_share_the_mesh_of_what_runs_before_all() {
        JUnitRun run = JUnitRun.of(OfTheClass.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.published(WHERE)).hasSize(4);
        assertThat(run.published(WHERE).stream().distinct()).hasSize(1);
    }

    @Test
    void a_test_that_fails_shows_its_mesh_in_the_report_and_below_the_failure() {
        JUnitRun run = JUnitRun.of(Failing.class);

        assertThat(run.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessage("on purpose"))
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .satisfies(mesh -> assertThat(mesh)
                                .hasMessageContaining("greeter.greet needs time_service (tag +fast, version >=1.0):"
                                        + " unbound, nobody offers it")
                                .hasMessageContaining("delayed by 1 ms")));
        assertThat(run.published("mesh")).singleElement().asString().contains("greeter-", "needs time_service");
    }

    @Test
    void a_preparation_that_fails_shows_its_mesh_too() {
        JUnitRun run = JUnitRun.of(FailingBefore.class);

        assertThat(run.published("mesh")).containsExactly("the mesh has no agents");
    }

    @Test
    void a_test_that_is_skipped_shows_nothing() {
        assertThat(JUnitRun.of(Skipped.class).published("mesh")).isEmpty();
    }

    private static boolean answers(String uri) {
        try (Socket socket = new Socket("127.0.0.1", URI.create(uri).getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void tell(TestReporter reporter, TestMesh mesh) {
        reporter.publishEntry(WHERE, mesh.registryUri().toString());
    }

    @Disabled("run by the test above")
    @MeshTest
    static class OfEachTest {

        private final TestMesh own;

        OfEachTest(TestMesh mesh) {
            own = mesh;
        }

        @BeforeEach
        void prepare(TestMesh mesh, TestReporter reporter) {
            tell(reporter, own);
            tell(reporter, mesh);
        }

        @Test
        void one(TestMesh mesh, TestReporter reporter) {
            tell(reporter, mesh);
        }

        @Test
        void another(TestMesh mesh, TestReporter reporter) {
            tell(reporter, mesh);
        }
    }

    @Disabled("run by the test above")
    @MeshTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OfOneInstance {

        @Test
        void one(TestMesh mesh, TestReporter reporter) {
            tell(reporter, mesh);
        }

        @Test
        void another(TestMesh mesh, TestReporter reporter) {
            tell(reporter, mesh);
        }
    }

    @Disabled("run by the test above")
    @MeshTest
    static class OfTheClass {

        @BeforeAll
        static void prepare(TestMesh mesh, TestReporter reporter) {
            tell(reporter, mesh);
        }

        @Test
        void one(TestMesh mesh, TestReporter reporter) {
            tell(reporter, mesh);
        }

        @Test
        void another(TestMesh mesh, TestReporter reporter) {
            tell(reporter, mesh);
        }

        @Nested
        class Inside {

            @Test
            void the_third(TestMesh mesh, TestReporter reporter) {
                tell(reporter, mesh);
            }
        }
    }

    @Disabled("run by the test above")
    @MeshTest
    static class Failing {

        @Test
        void fails(TestMesh mesh) {
            mesh.delay(mesh.agent(new People.Greeter()), java.time.Duration.ofMillis(1));
            assertThat(mesh).hasAgent("greeter");
            throw new AssertionError("on purpose");
        }
    }

    @Disabled("run by the test above")
    @MeshTest
    static class FailingBefore {

        @BeforeEach
        void fails(TestMesh mesh) {
            throw new AssertionError("on purpose");
        }

        @Test
        void never_runs() {}
    }

    @Disabled("run by the test above")
    @MeshTest
    static class Skipped {

        @Test
        void is_skipped(TestMesh mesh) {
            Assumptions.abort("on purpose");
        }
    }
}

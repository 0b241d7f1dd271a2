package dev.mesh4j.examples.quickstart;

import static dev.mesh4j.testkit.MeshAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.examples.quickstart.Greeter.Greeting;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.testkit.FakeTool;
import dev.mesh4j.testkit.MeshTest;
import dev.mesh4j.testkit.TestMesh;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The greeter in a mesh of its own: the registry and the greeter are real, the clock is a lambda. */
@MeshTest
class GreeterTest {

    private static final Map<String, String> ADA = Map.of("name", "Ada");

    @Test
    void alone_it_greets_without_the_time(TestMesh mesh) {
        mesh.agent(Greeter.class);

        assertThat(mesh.call("greeting", ADA)).hasValue(new Greeting("Hello, Ada!"));
    }

    @Test
    void with_a_clock_it_also_tells_the_time(TestMesh mesh) {
        mesh.agent(Greeter.class);
        FakeTool clock = mesh.provide("time_service", args -> "noon in " + args.text("zone"));

        assertThat(mesh.call("greeting", ADA)).hasValue(new Greeting("Hello, Ada! It is noon in UTC."));
        assertThat(clock).wasCalledWith(Map.of("zone", "UTC"));
    }

    @Test
    void it_prefers_a_fast_clock_and_takes_none_that_is_too_old(TestMesh mesh) {
        mesh.agent(Greeter.class);
        mesh.fake("time_service").name("antique").version("0.9").answers(args -> "1900");
        assertThat(mesh).wires("greeting", "time_service").toNobody();

        mesh.fake("time_service").name("plain").answers(args -> "noon");
        assertThat(mesh).wires("greeting", "time_service").to("plain");
        mesh.fake("time_service").name("quick").tags("fast").answers(args -> "12:00");
        assertThat(mesh).wires("greeting", "time_service").to("quick");
    }

    @Test
    void with_a_clock_that_left_a_moment_ago_it_greets_as_if_alone() {
        Greeter.TimeService gone = zone -> {
            throw new DependencyUnavailableException("time_service", "nobody offers it");
        };

        assertThat(new Greeter().greet("Ada", Optional.of(gone)).text()).isEqualTo("Hello, Ada!");
    }
}

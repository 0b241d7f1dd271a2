package dev.mesh4j.testkit;

import static dev.mesh4j.testkit.MeshAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.runtime.RunningAgent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Several at once, of which each has the same agents: none sees another's, nor another's faults and time. */
@MeshTest
@Execution(ExecutionMode.CONCURRENT)
class SeparateMeshesTest {

    @RepeatedTest(6)
    void each_has_its_own_agents_answers_faults_and_time(TestMesh mesh, RepetitionInfo run) {
        String own = "time of " + run.getCurrentRepetition();
        mesh.agent(new People.Greeter());
        FakeTool clock = mesh.fake("time_service").name("clock").answers(args -> own);

        assertThat(mesh.call("greeting", Map.of("name", "Ada"))).containsText(own);
        assertThat(mesh.listed()).hasSize(2);
        assertThat(clock).wasCalled(1);

        RunningAgent agent = clock.agent();
        if (run.getCurrentRepetition() % 2 == 0) {
            mesh.kill(agent);
            mesh.advance(Duration.ofMinutes(1));
            assertThat(mesh).hasNoAgent("clock");
        } else {
            assertThat(mesh).hasAgent("clock");
            assertThat(mesh.call("greeting", Map.of("name", "Bob"))).containsText(own);
        }
    }
}

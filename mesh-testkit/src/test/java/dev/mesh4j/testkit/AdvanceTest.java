package dev.mesh4j.testkit;

import static dev.mesh4j.testkit.MeshAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.protocol.registry.AgentView;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@MeshTest
class AdvanceTest {

    @Test
    void agents_that_live_keep_their_lease_however_much_time_passes(TestMesh mesh) {
        mesh.agent(new People.Upper());
        mesh.provide("echo", args -> "echo");

        mesh.advance(Duration.ofHours(1));

        assertThat(mesh).hasAgent("upper").hasAgent("fake-echo");
    }

    @Test
    void one_that_was_killed_has_a_lease_and_is_then_forgotten(TestMesh mesh) {
        mesh.kill(mesh.agent(new People.Upper()));

        mesh.advance(Duration.ofSeconds(10));
        assertThat(mesh).hasAgent("upper");
        // a sign of life that was under way may still have counted
        await().untilAsserted(() -> {
            mesh.advance(Duration.ofSeconds(6));
            assertThat(mesh).hasNoAgent("upper");
        });
        assertThat(mesh.listed()).hasSize(1);
        mesh.advance(Duration.ofMinutes(11));
        assertThat(mesh.listed()).isEmpty();
    }

    @Test
    void one_that_was_killed_is_forgotten_however_long_it_is_ago(TestMesh mesh) {
        mesh.kill(mesh.agent(new People.Upper()));
        mesh.provide("echo", args -> "echo");

        mesh.advance(Duration.ofMinutes(30));

        assertThat(mesh.listed()).extracting(AgentView::name).containsExactly("fake-echo");
    }

    @Test
    void what_the_registry_writes_down_has_its_time(TestMesh mesh) {
        mesh.advance(Duration.ofDays(1));
        mesh.agent(new People.Upper());

        Instant joined =
                Instant.parse(Objects.requireNonNull(mesh.listed().getFirst().createdAt()));

        assertThat(joined).isAfter(Instant.now().plus(Duration.ofHours(23)));
    }

    @Test
    void a_registry_that_is_away_has_no_time(TestMesh mesh) {
        mesh.stopRegistry();

        assertThatThrownBy(() -> mesh.advance(Duration.ofSeconds(1)))
                .hasMessage("advance: the registry is away (expected: startRegistry() before)");
    }
}

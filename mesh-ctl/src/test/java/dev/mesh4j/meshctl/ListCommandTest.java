package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.Shell.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandTest {

    private final MeshPeer peer = new MeshPeer();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void shows_a_line_per_agent_sorted_by_name() {
        peer.with("""
                {"id": "greeter-1", "name": "greeter", "status": "healthy", "endpoint": "http://127.0.0.1:4001",
                 "capabilities": [{"name": "greeting"}, {"name": "farewell"}],
                 "total_dependencies": 2, "dependencies_resolved": 1, "last_seen": "2026-11-21T10:00:07Z"}""");
        peer.with("""
                {"id": "clock-1", "name": "clock", "status": "unhealthy", "endpoint": "http://127.0.0.1:4002",
                 "capabilities": [{"name": "time_service"}], "last_seen": "2026-11-21T09:58:00Z"}""");

        Outcome outcome = Shell.of(folder, peer).run("list");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out().lines())
                .containsExactly(
                        "NAME     STATUS     ENDPOINT               CAPABILITIES        DEPENDENCIES  SEEN",
                        "clock    unhealthy  http://127.0.0.1:4002  time_service        -             2m ago",
                        "greeter  healthy    http://127.0.0.1:4001  farewell, greeting  1/2           3s ago");
    }

    @Test
    void names_instances_of_one_agent_by_their_ids() {
        peer.offering("clock-1", "time").offering("clock-2", "time");

        assertThat(Shell.of(folder, peer).run("list").out())
                .contains("\nclock-1 ")
                .contains("\nclock-2 ");
    }

    @Test
    void json_is_what_the_registry_wrote_unknown_fields_included() {
        peer.with("{\"id\": \"clock-1\", \"name\": \"clock\", \"mood\": \"sunny\"}");

        Outcome outcome = Shell.of(folder, peer).run("list", "--json");

        assertThat(outcome.json().isArray()).isTrue();
        assertThat(outcome.json().path(0).path("mood").asString()).isEqualTo("sunny");
    }

    @Test
    void an_empty_mesh_is_no_failure_and_says_how_to_start() {
        Outcome outcome = Shell.of(folder, peer).run("list");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).contains("no agents at " + peer.url()).contains("meshctl start PATH");
    }

    @Test
    void a_silent_registry_fails_with_the_remedy() {
        Outcome outcome = new Shell(folder).run("list");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualTo("meshctl: no registry answers at http://127.0.0.1:1:"
                        + " start one with 'meshctl registry start --detach'\n");
    }

    @Test
    void a_registry_that_fails_is_named_with_its_answer() {
        Outcome outcome = Shell.of(folder, peer.failingWith(500)).run("list");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("meshctl: the registry at " + peer.url())
                .contains("HTTP 500");
    }

    @Test
    void json_of_a_registry_that_fails_is_an_error_too() {
        Outcome outcome = Shell.of(folder, peer.failingWith(500)).run("list", "--json");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("HTTP 500");
    }

    @Test
    void the_flag_beats_the_environment() {
        try (MeshPeer other = new MeshPeer().offering("other-1", "other")) {
            Shell shell = Shell.of(folder, peer.offering("clock-1", "time"));

            assertThat(shell.run("list").out()).contains("clock");
            assertThat(shell.run("list", "--registry-url", other.url()).out())
                    .contains("other")
                    .doesNotContain("clock");
            assertThat(shell.run("--registry-url", other.url(), "list").out()).contains("other");
        }
    }
}

package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.Shell.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

    private static final String ANSWER = """
            {"agent_id": "greeter-1", "agent_name": "greeter", "count": 1, "tie_breakers": ["score", "version"],
             "dependencies": [{"function_name": "greet", "index": 0, "capability": "time", "required": true,
               "tags": ["+fast", ["a", "b"]], "version": ">=1.0", "namespace": "default", "status": "available",
               "candidates": [
                 {"agent_id": "clock-2", "function_name": "now", "endpoint": "http://10.0.0.1:9000", "status": "winner",
                  "rank": 0, "score": 10, "stages": [{"stage": "health", "passed": true, "reason": "healthy"}]},
                 {"agent_id": "clock-3", "function_name": "now", "status": "dropped", "stages": [
                   {"stage": "health", "passed": true, "reason": "healthy"},
                   {"stage": "version", "passed": false, "reason": "has version 0.9.0, not >=1.0"}]}]}]}""";

    private final MeshPeer peer = new MeshPeer();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void shows_every_candidate_and_what_kept_or_dropped_it() {
        peer.explaining(200, ANSWER);

        assertThat(Shell.of(folder, peer)
                        .run("explain", "greeter", "greet", "time")
                        .out()
                        .lines())
                .containsExactly(
                        "greeter.greet needs time, required  (tags +fast a|b, version >=1.0, namespace default)",
                        "available: clock-2.now at http://10.0.0.1:9000",
                        "",
                        "  clock-2.now  winner",
                        "    ✓ health       healthy",
                        "",
                        "  clock-3.now  dropped",
                        "    ✓ health       healthy",
                        "    ✗ version      has version 0.9.0, not >=1.0",
                        "",
                        "Of several that match, the better one wins by: score, then version, then agent id");
        assertThat(peer.question()).isEqualTo("agent=greeter&function=greet&capability=time");
    }

    @Test
    void asks_for_all_that_is_not_named() {
        peer.explaining(200, "{\"agent_name\": \"greeter\", \"dependencies\": []}");

        assertThat(Shell.of(folder, peer).run("explain", "greeter").out()).isEqualTo("greeter depends on nothing\n");
        assertThat(peer.question()).isEqualTo("agent=greeter");
    }

    @Test
    void a_dependency_that_nobody_offers_says_so() {
        peer.explaining(200, """
                {"agent_name": "g", "dependencies": [
                  {"function_name": "f", "capability": "mood", "status": "unresolved", "candidates": []}]}""");

        assertThat(Shell.of(folder, peer).run("explain", "g", "f").out().lines())
                .containsExactly("g.f needs mood", "unresolved: nobody offers it");
    }

    @Test
    void json_has_the_same_facts() {
        peer.explaining(200, ANSWER);

        Outcome outcome = Shell.of(folder, peer).run("explain", "greeter", "--json");

        assertThat(outcome.json()
                        .at("/dependencies/0/candidates/1/stages/1/reason")
                        .asString())
                .isEqualTo("has version 0.9.0, not >=1.0");
    }

    @Test
    void what_the_registry_does_not_find_is_told() {
        peer.explaining(404, "{\"error\": \"agent: 'greter' (expected: the id or the name of one of GET /agents)\"}");

        Outcome outcome = Shell.of(folder, peer).run("explain", "greter");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("cannot explain that", "agent: 'greter'");
    }
}

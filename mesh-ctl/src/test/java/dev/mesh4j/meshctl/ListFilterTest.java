package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.Shell.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ListFilterTest {

    private final MeshPeer peer = new MeshPeer();

    @TempDir
    Path folder;

    @BeforeEach
    void fill() {
        peer.with("""
                {"id": "greeter-1", "name": "greeter", "version": "1.2.0", "status": "healthy", "runtime": "java",
                 "endpoint": "http://127.0.0.1:4001", "namespace": "default", "total_dependencies": 2,
                 "dependencies_resolved": 1, "created_at": "2026-11-21T09:00:10Z",
                 "last_seen": "2026-11-21T10:00:09Z",
                 "capabilities": [
                   {"name": "greeting", "function_name": "greet", "version": "1.0.0", "tags": ["demo", "fast"],
                    "description": "Greets a person", "available": true, "mood": "sunny"},
                   {"name": "farewell", "function_name": "part", "version": "1.0.0", "available": false,
                    "unavailable_reason": "needs mood"}],
                 "dependency_resolutions": [
                   {"function_name": "greet", "capability": "time_service", "tags": ["+fast"], "status": "available",
                    "provider_agent_id": "clock-1", "mcp_tool": "now", "endpoint": "http://127.0.0.1:4002"},
                   {"function_name": "part", "capability": "mood", "tags": [["-x", "y"]], "status": "unresolved",
                    "provider_agent_id": "", "reason": "nobody offers it"}]}""");
        peer.with("""
                {"id": "clock-1", "name": "clock", "status": "degraded", "namespace": "lab",
                 "capabilities": [{"name": "time_service", "function_name": "now", "tags": ["fast"]}]}""");
        peer.with("""
                {"id": "clockwork-1", "name": "clockwork", "status": "healthy", "namespace": "lab",
                 "capabilities": [{"name": "demo", "function_name": "tick", "tags": ["slow"]},
                                  {"name": "ticks", "function_name": "tock", "tags": ["demo"]}]}""");
    }

    @AfterEach
    void close() {
        peer.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    list                                          | clock clockwork greeter
                    list --agent clock                            | clock
                    list --agent greeter-1                        | greeter
                    list --agent clock*                           | clock clockwork
                    list --agent *er --agent clock                | clock greeter
                    list --capability greeting                    | greeter
                    list --capability time*                       | clock
                    list --tag fast                               | clock greeter
                    list --tag demo --capability demo             | -
                    list --tag slow --capability demo             | clockwork
                    list --status degraded                        | clock
                    list --namespace lab                          | clock clockwork
                    list --namespace lab --status healthy         | clockwork
                    list --tools                                  | now tick tock greet part
                    list --tools --agent greeter                  | greet part
                    list --tools --capability demo                | tick
                    list --tools --tag demo                       | tock greet
                    list --tools --status unavailable             | part
                    list --tools --namespace default              | greet part
                    list --dependencies                           | greet part
                    list --dependencies --capability mood         | part
                    list --dependencies --tag fast                | greet
                    list --dependencies --tag x                   | part
                    list --dependencies --status unresolved       | part
                    list --dependencies --agent clock             | -
                    list --dependencies --namespace lab           | -
                    """)
    void every_filter_chooses_lines_of_the_table_and_of_the_json(String line, String expected) {
        List<String> names = expected == null ? List.of() : List.of(expected.split(" "));
        Shell shell = Shell.of(folder, peer);

        Outcome table = shell.run(line.split(" "));
        assertThat(table.exit()).isZero();
        int column = line.contains("--dependencies") ? 1 : 0;
        assertThat(table.out().lines().skip(1).map(row -> row.split(" +")[column]))
                .isEqualTo(names);

        Outcome json = shell.run((line + " --json").split(" "));
        List<String> found = new ArrayList<>();
        for (JsonNode node : json.json()) {
            found.add(node.path(line.matches(".*--(tools|dependencies).*") ? "function_name" : "name")
                    .asString());
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void tools_have_a_line_each_with_why_one_is_unavailable() {
        assertThat(Shell.of(folder, peer)
                        .run("list", "--tools", "--agent", "greeter")
                        .out()
                        .lines())
                .containsExactly(
                        "TOOL   AGENT    CAPABILITY  VERSION  TAGS       STATUS",
                        "greet  greeter  greeting    1.0.0    demo fast  available",
                        "part   greeter  farewell    1.0.0    -          unavailable: needs mood");
    }

    @Test
    void dependencies_have_a_line_each_with_the_providers_tool_or_why_there_is_none() {
        assertThat(Shell.of(folder, peer).run("list", "--dependencies").out().lines())
                .containsExactly(
                        "AGENT    TOOL   DEPENDS ON    TAGS   STATUS      PROVIDER",
                        "greeter  greet  time_service  +fast  available   clock.now",
                        "greeter  part   mood          -x|y   unresolved  nobody offers it");
    }

    @Test
    void wide_shows_all_columns() {
        Shell shell = Shell.of(folder, peer);

        assertThat(shell.run("list", "--wide", "--agent", "greeter").out().lines())
                .containsExactly(
                        "NAME     ID         STATUS   VERSION  RUNTIME  NAMESPACE  ENDPOINT               DEPENDENCIES"
                                + "  JOINED  SEEN    CAPABILITIES",
                        "greeter  greeter-1  healthy  1.2.0    java     default    http://127.0.0.1:4001  1/2         "
                                + "  1h ago  1s ago  farewell, greeting");
        assertThat(shell.run("list", "--tools", "--wide").out())
                .contains("DESCRIPTION")
                .contains("Greets a person");
        assertThat(shell.run("list", "--dependencies", "--wide").out()).contains("  http://127.0.0.1:4002\n");
    }

    @Test
    void wide_shortens_no_capabilities() {
        peer.with("""
                {"id": "many-1", "name": "many", "capabilities": [
                  {"name": "a"}, {"name": "b"}, {"name": "c"}, {"name": "d"}, {"name": "e"}, {"name": "f"}]}""");
        Shell shell = Shell.of(folder, peer);

        assertThat(shell.run("list", "--agent", "many").out()).contains("a, b, c, d and 2 more");
        assertThat(shell.run("list", "--agent", "many", "--wide").out()).contains("a, b, c, d, e, f");
    }

    @Test
    void json_of_tools_and_dependencies_names_the_agent_and_keeps_unknown_fields() {
        Shell shell = Shell.of(folder, peer);

        JsonNode tool = shell.run("list", "--tools", "--tag", "demo", "--agent", "greeter", "--json")
                .json()
                .path(0);
        assertThat(tool.path("agent_id").asString()).isEqualTo("greeter-1");
        assertThat(tool.path("agent_name").asString()).isEqualTo("greeter");
        assertThat(tool.path("mood").asString()).isEqualTo("sunny");
        JsonNode dependency = shell.run("list", "--dependencies", "--status", "unresolved", "--json")
                .json()
                .path(0);
        assertThat(dependency.path("reason").asString()).isEqualTo("nobody offers it");
    }

    @Test
    void a_filter_that_nothing_passes_is_no_failure_and_says_how_many_agents_there_are() {
        Outcome outcome = Shell.of(folder, peer).run("list", "--agent", "nobody");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo("no agents that match, of 3 agents at " + peer.url() + "\n");
    }

    @Test
    void an_agent_that_has_a_namesake_keeps_its_id_when_it_is_the_only_one_listed() {
        peer.with("{\"id\": \"clock-2\", \"name\": \"clock\", \"status\": \"offline\"}");

        assertThat(Shell.of(folder, peer).run("list", "--status", "offline").out())
                .contains("\nclock-2 ");
    }

    @Test
    void what_an_agent_says_of_itself_cannot_steer_the_terminal() {
        peer.with("{\"id\": \"evil-1\", \"name\": \"evil\\u001b]0;x\\u0007\\u009b2J\"}");

        assertThat(Shell.of(folder, peer).run("list", "--agent", "evil*").out()).contains("\nevil ]0;x  2J ");
    }
}

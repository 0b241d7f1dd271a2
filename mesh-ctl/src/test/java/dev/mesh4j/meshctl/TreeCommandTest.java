package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.Shell.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TreeCommandTest {

    private final MeshPeer peer = new MeshPeer();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        peer.close();
    }

    /** greeter.greet needs clock.now, which needs ntp.ask; greeter.part needs what nobody offers. */
    private Shell chain() {
        peer.with(agent("ntp", "healthy", tool("ask", "ntp_time")));
        peer.with(agent("clock", "degraded", tool("now", "time"), wire("now", "ntp_time", "ntp", "ask")));
        peer.with("""
                {"id": "greeter-1", "name": "greeter", "status": "healthy", "endpoint": "http://greeter",
                 "capabilities": [
                   {"name": "greeting", "function_name": "greet", "available": true},
                   {"name": "part", "function_name": "part", "available": false, "unavailable_reason": "needs mood"}],
                 "dependency_resolutions": [
                   {"function_name": "greet", "capability": "time", "tags": ["+fast", ["a", "b"]],
                    "status": "available", "provider_agent_id": "clock-1", "mcp_tool": "now"},
                   {"function_name": "part", "capability": "mood", "status": "unresolved",
                    "provider_agent_id": "", "reason": "nobody offers it"}]}""");
        return Shell.of(folder, peer);
    }

    @Test
    void shows_agents_their_tools_what_they_need_and_who_provides_it() {
        assertThat(chain().run("tree").out().lines())
                .containsExactly(
                        "greeter  healthy  http://greeter",
                        "├─ greet (greeting)",
                        "│  └─ time +fast a|b → clock.now  degraded",
                        "│     └─ ntp_time → ntp.ask",
                        "└─ part  unavailable: needs mood",
                        "   └─ mood → unresolved: nobody offers it");
    }

    @Test
    void one_agent_is_shown_with_what_it_needs_only() {
        Shell shell = chain();

        assertThat(shell.run("tree", "clock").out().lines())
                .containsExactly("clock  degraded  http://clock", "└─ now (time)", "   └─ ntp_time → ntp.ask");
        assertThat(shell.run("tree", "cl*", "--format", "mermaid").out())
                .contains("now (time)", "ask (ntp_time)")
                .doesNotContain("greet");
    }

    @Test
    void an_agent_with_tools_that_nobody_uses_is_shown_too() {
        peer.with(agent("user", "healthy", tool("use", "use"), wire("use", "a", "box", "a")));
        peer.with(agent("box", "healthy", tool("a", "a") + "," + tool("b", "b"), wire("a", "b", "box", "b")));

        assertThat(Shell.of(folder, peer).run("tree").out().lines())
                .containsExactly("user  healthy  http://user", "└─ use", "   └─ a → box.a", "      └─ b → box.b");
        peer.with(agent("box2", "healthy", tool("c", "c")));
        assertThat(Shell.of(folder, peer).run("tree").out()).contains("box2  healthy  http://box2\n└─ c\n");
    }

    @Test
    void what_was_drawn_is_not_drawn_again() {
        peer.with(agent("left", "healthy", tool("l", "l"), wire("l", "time", "clock", "now")));
        peer.with(agent("right", "healthy", tool("r", "r"), wire("r", "time", "clock", "now")));
        peer.with(agent("clock", "healthy", tool("now", "time"), wire("now", "ntp_time", "ntp", "ask")));
        peer.with(agent("ntp", "healthy", tool("ask", "ntp_time")));

        assertThat(Shell.of(folder, peer).run("tree").out().lines())
                .containsExactly(
                        "left  healthy  http://left",
                        "└─ l",
                        "   └─ time → clock.now",
                        "      └─ ntp_time → ntp.ask",
                        "right  healthy  http://right",
                        "└─ r",
                        "   └─ time → clock.now  (see above)");
    }

    @Test
    void a_circle_is_cut_where_it_closes() {
        peer.with(agent("a", "healthy", tool("f", "f"), wire("f", "g", "b", "g")));
        peer.with(agent("b", "healthy", tool("g", "g"), wire("g", "f", "a", "f")));

        assertThat(Shell.of(folder, peer).run("tree").out().lines())
                .containsExactly("a  healthy  http://a", "└─ f", "   └─ g → b.g", "      └─ f → a.f  (a circle)");
    }

    @Test
    void replicas_are_told_apart_by_their_ids() {
        peer.with(agent("user", "healthy", tool("use", "use"), wire("use", "time", "clock", "now")));
        peer.with(agent("clock", "healthy", tool("now", "time")));
        peer.with(agent("clock", "healthy", tool("now", "time")).replace("clock-1", "clock-2"));

        assertThat(Shell.of(folder, peer).run("tree").out()).contains("time → clock-1.now", "clock-2  healthy");
    }

    @Test
    void a_provider_that_has_gone_is_marked() {
        peer.with(agent("user", "healthy", tool("use", "use"), wire("use", "time", "clock", "now")));
        Shell shell = Shell.of(folder, peer);

        assertThat(shell.run("tree").out()).contains("time → clock-1.now  gone");
        assertThat(shell.run("tree", "--format", "dot").out()).contains("clock-1 has gone");
    }

    @Test
    void mermaid_draws_agents_as_boxes_and_what_is_missing_in_red() {
        assertThat(chain().run("tree", "--format", "mermaid").out().lines())
                .containsExactly(
                        "flowchart LR",
                        "  subgraph agent0[\"clock: degraded\"]",
                        "    tool0[\"now (time)\"]",
                        "  end",
                        "  subgraph agent1[\"greeter\"]",
                        "    tool1[\"greet (greeting)\"]",
                        "    tool2[\"part\"]",
                        "  end",
                        "  subgraph agent2[\"ntp\"]",
                        "    tool3[\"ask (ntp_time)\"]",
                        "  end",
                        "  tool0 -->|\"ntp_time\"| tool3",
                        "  tool1 -->|\"time +fast a|b\"| tool0",
                        "  tool2 -.->|\"mood\"| missing0[\"nobody offers it\"]",
                        "  style agent0 stroke:#c00,stroke-dasharray:4",
                        "  style missing0 stroke:#c00,stroke-dasharray:4");
    }

    @Test
    void dot_draws_agents_as_clusters_and_escapes_what_they_say() {
        peer.with(agent("idle", "offline", ""));
        peer.with(agent("a", "healthy", tool("f", "say \\\"hi\\\\")));

        assertThat(Shell.of(folder, peer).run("tree", "--format", "dot").out().lines())
                .containsExactly(
                        "digraph mesh {",
                        "  rankdir=LR",
                        "  node [shape=box]",
                        "  subgraph cluster_agent0 {",
                        "    label=\"a\"",
                        "    tool0 [label=\"f (say \\\"hi\\\\)\"]",
                        "  }",
                        "  agent1 [label=\"idle: offline\" color=red]",
                        "}");
    }

    @Test
    void json_has_agents_and_wires() {
        Outcome outcome = chain().run("tree", "greeter", "--json");

        JsonNode wires = outcome.json().path("wires");
        assertThat(wires.size()).isEqualTo(3);
        assertThat(wires.at("/1/provider/agent_id").asString()).isEqualTo("clock-1");
        assertThat(wires.at("/2/reason").asString()).isEqualTo("nobody offers it");
        assertThat(outcome.json().at("/agents/1/tools/0/capability").asString()).isEqualTo("greeting");
    }

    @Test
    void an_unknown_agent_fails_with_the_nearest() {
        Outcome outcome = chain().run("tree", "greter");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualTo(
                        "meshctl: no agent is named 'greter': did you mean 'greeter'? known are clock, greeter, ntp\n");
    }

    @Test
    void an_empty_mesh_says_how_to_start() {
        assertThat(Shell.of(folder, peer).run("tree").err()).contains("meshctl start PATH");
    }

    private static String agent(String name, String status, String tools, String... wires) {
        return """
                {"id": "%s-1", "name": "%1$s", "status": "%s", "endpoint": "http://%1$s", "capabilities": [%s],
                 "dependency_resolutions": [%s]}""".formatted(name, status, tools, String.join(",", wires));
    }

    private static String tool(String name, String capability) {
        return "{\"name\": \"%s\", \"function_name\": \"%s\"}".formatted(capability, name);
    }

    private static String wire(String tool, String capability, String provider, String providerTool) {
        return """
                {"function_name": "%s", "capability": "%s", "status": "available",
                 "provider_agent_id": "%s-1", "mcp_tool": "%s"}""".formatted(tool, capability, provider, providerTool);
    }
}

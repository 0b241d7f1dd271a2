package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.registry.AgentChoice;
import dev.mesh4j.meshctl.registry.AgentPage;
import dev.mesh4j.meshctl.registry.AgentProbe;
import dev.mesh4j.meshctl.registry.MeshPage;
import dev.mesh4j.meshctl.registry.MeshSnapshot;
import dev.mesh4j.meshctl.registry.RegistryView;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.AgentsReply;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code meshctl status} */
@Command(name = "status", description = "Shows how the mesh is and what is wrong, or one agent in depth.")
final class StatusCommand implements Callable<Integer> {

    private final Meshctl meshctl;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "An agent's name or id; 'clock*' is a beginning.")
    private @Nullable String name;

    StatusCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() {
        RegistryView registry = meshctl.registry();
        AgentsReply reply = registry.reply();
        if (name == null) {
            showMesh(registry, reply);
        } else {
            showAgents(name, MeshSnapshot.of(reply));
        }
        return ExitCode.OK;
    }

    private void showMesh(RegistryView registry, AgentsReply reply) {
        MeshPage page = MeshPage.of(registry.url(), registry.health(), reply);
        Console console = meshctl.console();
        if (meshctl.json()) {
            console.json(page);
        } else {
            console.lines(page.lines(console.style()));
        }
    }

    private void showAgents(String wanted, MeshSnapshot mesh) {
        Console console = meshctl.console();
        List<AgentView> named = AgentChoice.of(wanted, mesh);
        if (meshctl.json()) {
            console.json(named.stream().map(this::json).toList());
            return;
        }
        for (int i = 0; i < named.size(); i++) {
            console.lines(i == 0 ? List.of() : List.of(""));
            AgentProbe probe = AgentProbe.of(named.get(i), meshctl.http());
            console.lines(new AgentPage(named.get(i), probe, mesh, console.style()).lines());
        }
    }

    /** What the registry holds, and under {@code probe} what the agent says itself. */
    private ObjectNode json(AgentView agent) {
        ObjectNode json = Json.mapper().valueToTree(agent);
        json.set("probe", Json.mapper().valueToTree(AgentProbe.of(agent, meshctl.http())));
        return json;
    }
}

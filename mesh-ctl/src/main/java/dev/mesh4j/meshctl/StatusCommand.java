package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.registry.AgentPage;
import dev.mesh4j.meshctl.registry.Agents;
import dev.mesh4j.meshctl.registry.MeshPage;
import dev.mesh4j.meshctl.registry.RegistryView;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.AgentsReply;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** {@code meshctl status} */
@Command(name = "status", description = "Shows how the registry is, or one agent in depth.")
final class StatusCommand implements Callable<Integer> {

    private final Meshctl meshctl;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "An agent's name or id.")
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
            showAgents(name, reply);
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

    private void showAgents(String wanted, AgentsReply reply) {
        List<AgentView> all = Objects.requireNonNullElse(reply.agents(), List.of());
        List<AgentView> named = all.stream()
                .filter(agent -> wanted.equals(Agents.name(agent)) || wanted.equals(Agents.id(agent)))
                .toList();
        if (named.isEmpty()) {
            throw MeshctlException.failed("no agent is named '" + wanted + "': " + names(all));
        }
        Console console = meshctl.console();
        if (meshctl.json()) {
            console.json(named);
            return;
        }
        for (int i = 0; i < named.size(); i++) {
            console.lines(i == 0 ? List.of() : List.of(""));
            console.lines(AgentPage.lines(named.get(i), reply.timestamp(), console.style()));
        }
    }

    private static String names(List<AgentView> agents) {
        List<String> names =
                agents.stream().map(Agents::name).distinct().sorted().toList();
        return names.isEmpty() ? "the mesh is empty" : "known are " + String.join(", ", names);
    }
}

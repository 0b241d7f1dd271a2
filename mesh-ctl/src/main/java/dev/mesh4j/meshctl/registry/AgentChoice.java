package dev.mesh4j.meshctl.registry;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.meshctl.terminal.Spelling;
import dev.mesh4j.protocol.registry.AgentView;
import java.util.List;

/** Finds the agents that a caller names. */
public final class AgentChoice {

    private AgentChoice() {}

    /**
     * The agents of a name or id, in which {@code *} stands for any text; at least one.
     *
     * @throws MeshctlException when there is none
     */
    public static List<AgentView> of(String wanted, MeshSnapshot mesh) {
        NamePattern pattern = new NamePattern(wanted);
        List<AgentView> named = mesh.agents().stream()
                .filter(agent -> pattern.test(Agents.name(agent)) || pattern.test(agent.id()))
                .toList();
        if (named.isEmpty()) {
            throw MeshctlException.failed("no agent is named '" + wanted + "': " + known(wanted, mesh));
        }
        return named;
    }

    private static String known(String wanted, MeshSnapshot mesh) {
        List<String> names = mesh.agents().stream().map(Agents::name).distinct().toList();
        return names.isEmpty()
                ? "the mesh is empty, start an agent with 'meshctl start PATH'"
                : Spelling.hint(wanted, names) + "known are " + String.join(", ", names);
    }
}

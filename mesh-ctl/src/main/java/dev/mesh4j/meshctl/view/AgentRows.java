package dev.mesh4j.meshctl.view;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.meshctl.registry.Agents;
import dev.mesh4j.meshctl.registry.MeshFilter;
import dev.mesh4j.meshctl.registry.MeshSnapshot;
import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.meshctl.terminal.Table;
import dev.mesh4j.protocol.registry.AgentView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line per agent. */
final class AgentRows {

    private static final int SHOWN_CAPABILITIES = 4;

    private AgentRows() {}

    static Table narrow(MeshSnapshot mesh, MeshFilter filter, Style style) {
        Table table = new Table(style, "NAME", "STATUS", "ENDPOINT", "CAPABILITIES", "DEPENDENCIES", "SEEN");
        for (AgentView agent : mesh.agents()) {
            if (filter.lists(agent)) {
                table.row(
                        mesh.label(agent),
                        status(agent, style),
                        text(agent.endpoint()),
                        capabilities(agent, SHOWN_CAPABILITIES),
                        dependencies(agent),
                        mesh.age(agent.lastSeen()));
            }
        }
        return table;
    }

    static Table wide(MeshSnapshot mesh, MeshFilter filter, Style style) {
        Table table = new Table(
                style,
                "NAME",
                "ID",
                "STATUS",
                "VERSION",
                "RUNTIME",
                "NAMESPACE",
                "ENDPOINT",
                "DEPENDENCIES",
                "JOINED",
                "SEEN",
                "CAPABILITIES");
        for (AgentView agent : mesh.agents()) {
            if (filter.lists(agent)) {
                table.row(
                        Agents.name(agent),
                        Agents.id(agent),
                        status(agent, style),
                        text(agent.version()),
                        text(agent.runtime()),
                        text(agent.namespace()),
                        text(agent.endpoint()),
                        dependencies(agent),
                        mesh.age(agent.createdAt()),
                        mesh.age(agent.lastSeen()),
                        capabilities(agent, Integer.MAX_VALUE));
            }
        }
        return table;
    }

    private static String status(AgentView agent, Style style) {
        return style.status(requireNonNullElse(agent.status(), "unknown"));
    }

    private static String text(@Nullable String value) {
        return value == null || value.isEmpty() ? "-" : value;
    }

    private static String capabilities(AgentView agent, int shown) {
        List<String> names = Agents.capabilityNames(agent);
        int rest = names.size() - shown;
        String first = String.join(", ", names.subList(0, Math.min(names.size(), shown)));
        return names.isEmpty() ? "-" : rest > 0 ? first + " and " + rest + " more" : first;
    }

    private static String dependencies(AgentView agent) {
        int total = requireNonNullElse(agent.totalDependencies(), 0);
        return total == 0 ? "-" : requireNonNullElse(agent.dependenciesResolved(), 0) + "/" + total;
    }
}

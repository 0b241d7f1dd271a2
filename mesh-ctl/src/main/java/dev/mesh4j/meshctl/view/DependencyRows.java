package dev.mesh4j.meshctl.view;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.meshctl.registry.Agents;
import dev.mesh4j.meshctl.registry.MeshFilter;
import dev.mesh4j.meshctl.registry.MeshSnapshot;
import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.meshctl.terminal.Table;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.DependencyView;
import java.util.List;

/** One line per declared dependency. */
final class DependencyRows {

    private DependencyRows() {}

    static Table table(MeshSnapshot mesh, MeshFilter filter, boolean wide, Style style) {
        Table table = wide
                ? new Table(style, "AGENT", "TOOL", "DEPENDS ON", "TAGS", "STATUS", "PROVIDER", "ENDPOINT")
                : new Table(style, "AGENT", "TOOL", "DEPENDS ON", "TAGS", "STATUS", "PROVIDER");
        for (AgentView agent : mesh.agents()) {
            for (DependencyView dependency : Agents.dependencies(agent)) {
                if (filter.lists(agent, dependency)) {
                    List<String> cells = List.of(
                            mesh.label(agent),
                            requireNonNullElse(dependency.functionName(), "-"),
                            requireNonNullElse(dependency.capability(), "-"),
                            MeshTable.words(Agents.terms(dependency)),
                            style.status(requireNonNullElse(dependency.status(), "unknown")),
                            provider(dependency, mesh),
                            requireNonNullElse(dependency.endpoint(), ""));
                    table.row(cells.subList(0, wide ? cells.size() : cells.size() - 1));
                }
            }
        }
        return table;
    }

    /** The provider's tool, else why there is none. */
    private static String provider(DependencyView dependency, MeshSnapshot mesh) {
        String provider = requireNonNullElse(dependency.providerAgentId(), "");
        String tool = requireNonNullElse(dependency.mcpTool(), "");
        if (provider.isEmpty()) {
            return requireNonNullElse(dependency.reason(), "no provider");
        }
        return mesh.label(provider) + (tool.isEmpty() ? "" : "." + tool);
    }
}

package dev.mesh4j.meshctl.view;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.meshctl.registry.Agents;
import dev.mesh4j.meshctl.registry.MeshFilter;
import dev.mesh4j.meshctl.registry.MeshSnapshot;
import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.meshctl.terminal.Table;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.CapabilityView;
import java.util.List;

/** One line per tool. */
final class ToolRows {

    private ToolRows() {}

    static Table table(MeshSnapshot mesh, MeshFilter filter, boolean wide, Style style) {
        Table table = wide
                ? new Table(
                        style, "TOOL", "AGENT", "CAPABILITY", "VERSION", "TAGS", "STATUS", "ENDPOINT", "DESCRIPTION")
                : new Table(style, "TOOL", "AGENT", "CAPABILITY", "VERSION", "TAGS", "STATUS");
        for (AgentView agent : mesh.agents()) {
            for (CapabilityView tool : Agents.capabilities(agent)) {
                if (filter.lists(agent, tool)) {
                    List<String> cells = List.of(
                            requireNonNullElse(tool.functionName(), "-"),
                            mesh.label(agent),
                            requireNonNullElse(tool.name(), "-"),
                            requireNonNullElse(tool.version(), "-"),
                            MeshTable.words(requireNonNullElse(tool.tags(), List.of())),
                            status(tool, style),
                            requireNonNullElse(agent.endpoint(), "-"),
                            requireNonNullElse(tool.description(), ""));
                    table.row(cells.subList(0, wide ? cells.size() : cells.size() - 2));
                }
            }
        }
        return table;
    }

    private static String status(CapabilityView tool, Style style) {
        String reason = requireNonNullElse(tool.unavailableReason(), "");
        String status = Agents.status(tool);
        return style.status(status) + (status.equals("available") || reason.isBlank() ? "" : ": " + reason);
    }
}

package dev.mesh4j.meshctl.view;

import dev.mesh4j.meshctl.registry.Listing;
import dev.mesh4j.meshctl.registry.MeshFilter;
import dev.mesh4j.meshctl.registry.MeshSnapshot;
import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.meshctl.terminal.Table;
import java.util.List;

/** The agents of a mesh, their tools or their dependencies, one line each. */
public final class MeshTable {

    private MeshTable() {}

    /** @param wide whether to show all that is known */
    public static Table of(Listing listing, MeshSnapshot mesh, MeshFilter filter, boolean wide, Style style) {
        return switch (listing) {
            case AGENTS -> wide ? AgentRows.wide(mesh, filter, style) : AgentRows.narrow(mesh, filter, style);
            case TOOLS -> ToolRows.table(mesh, filter, wide, style);
            case DEPENDENCIES -> DependencyRows.table(mesh, filter, wide, style);
        };
    }

    static String words(List<String> words) {
        return words.isEmpty() ? "-" : String.join(" ", words);
    }
}

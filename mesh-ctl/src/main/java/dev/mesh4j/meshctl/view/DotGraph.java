package dev.mesh4j.meshctl.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** In the language of Graphviz. */
public final class DotGraph extends WiringGraph {

    public DotGraph(Wiring wiring) {
        super(wiring);
    }

    @Override
    String opening() {
        return "digraph mesh {\n  rankdir=LR\n  node [shape=box]";
    }

    @Override
    List<String> box(String id, String label, boolean healthy, Map<String, String> tools) {
        String colour = healthy ? "" : " color=red";
        if (tools.isEmpty()) {
            return List.of("  " + id + " [label=" + quoted(label) + colour + "]");
        }
        List<String> lines = new ArrayList<>();
        lines.add("  subgraph cluster_" + id + " {");
        lines.add("    label=" + quoted(label) + colour);
        tools.forEach((node, tool) -> lines.add("    " + node + " [label=" + quoted(tool) + "]"));
        lines.add("  }");
        return lines;
    }

    @Override
    String arrow(String from, String to, String label) {
        return "  " + from + " -> " + to + " [label=" + quoted(label) + "]";
    }

    @Override
    List<String> looseEnd(String from, String id, String label, String reason) {
        return List.of(
                "  " + id + " [label=" + quoted(reason) + " style=dashed color=red]",
                "  " + from + " -> " + id + " [label=" + quoted(label) + " style=dashed color=red]");
    }

    @Override
    List<String> closing() {
        return List.of("}");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

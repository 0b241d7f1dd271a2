package dev.mesh4j.meshctl.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** As a flowchart of Mermaid, which Markdown viewers draw. */
public final class MermaidGraph extends WiringGraph {

    private final List<String> red = new ArrayList<>();

    public MermaidGraph(Wiring wiring) {
        super(wiring);
    }

    @Override
    String opening() {
        return "flowchart LR";
    }

    @Override
    List<String> box(String id, String label, boolean healthy, Map<String, String> tools) {
        if (!healthy) {
            red.add(id);
        }
        if (tools.isEmpty()) {
            return List.of("  " + id + "[" + quoted(label) + "]");
        }
        List<String> lines = new ArrayList<>();
        lines.add("  subgraph " + id + "[" + quoted(label) + "]");
        tools.forEach((node, tool) -> lines.add("    " + node + "[" + quoted(tool) + "]"));
        lines.add("  end");
        return lines;
    }

    @Override
    String arrow(String from, String to, String label) {
        return "  " + from + " -->|" + quoted(label) + "| " + to;
    }

    @Override
    List<String> looseEnd(String from, String id, String label, String reason) {
        red.add(id);
        return List.of("  " + from + " -.->|" + quoted(label) + "| " + id + "[" + quoted(reason) + "]");
    }

    @Override
    List<String> closing() {
        return red.stream()
                .map(id -> "  style " + id + " stroke:#c00,stroke-dasharray:4")
                .toList();
    }

    private static String quoted(String text) {
        return '"' + text.replace("#", "#35;").replace("\"", "#quot;") + '"';
    }
}

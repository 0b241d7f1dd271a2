package dev.mesh4j.meshctl.view;

import dev.mesh4j.meshctl.terminal.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The wiring as a graph for other programs: agents as boxes around their tools, an arrow per dependency. */
public abstract sealed class WiringGraph permits DotGraph, MermaidGraph {

    private final Wiring wiring;
    private final Map<ToolKey, String> nodes = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    WiringGraph(Wiring wiring) {
        this.wiring = wiring;
    }

    /** Such as {@code digraph mesh &#123;}. */
    abstract String opening();

    /** An agent, with nodes inside or as one itself. */
    abstract List<String> box(String id, String label, boolean healthy, Map<String, String> tools);

    abstract String arrow(String from, String to, String label);

    /** A dependency that ends at why nothing provides it. */
    abstract List<String> looseEnd(String from, String id, String label, String reason);

    /** What comes last. */
    abstract List<String> closing();

    /** The graph, line by line. */
    public List<String> lines() {
        lines.add(opening());
        wiring.agents().forEach(this::agent);
        int loose = 0;
        for (Wire wire : wiring.wires()) {
            String from = nodes.getOrDefault(wire.consumer(), "");
            String to = nodes.get(wire.provider());
            if (to != null) {
                lines.add(arrow(from, to, Style.clean(wire.wanted())));
            } else {
                String reason = wire.isResolved() ? wire.providerLabel() + " has gone" : wire.reason();
                lines.addAll(looseEnd(from, "missing" + loose++, Style.clean(wire.wanted()), Style.clean(reason)));
            }
        }
        lines.addAll(closing());
        return lines;
    }

    private void agent(WiredAgent agent) {
        Map<String, String> tools = new LinkedHashMap<>();
        for (WiredTool tool : agent.tools()) {
            String node = "tool" + nodes.size();
            nodes.put(agent.key(tool), node);
            tools.put(node, Style.clean(tool.title()));
        }
        boolean healthy = agent.status().equals("healthy");
        String label = Style.clean(healthy ? agent.label() : agent.label() + ": " + agent.status());
        lines.addAll(box("agent" + wiring.agents().indexOf(agent), label, healthy, tools));
    }
}

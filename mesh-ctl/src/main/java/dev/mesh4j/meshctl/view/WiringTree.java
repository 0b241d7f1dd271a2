package dev.mesh4j.meshctl.view;

import static java.util.function.Predicate.not;

import dev.mesh4j.meshctl.terminal.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The wiring as a tree: agent, tool, dependency, provider and what that depends on in turn. What was drawn once is not drawn
 * again, and a circle is cut where it closes.
 */
public final class WiringTree {

    private final Style style;
    private final Map<ToolKey, List<Wire>> wires;
    private final Map<String, WiredAgent> agents = new HashMap<>();
    private final Set<ToolKey> drawn = new HashSet<>();
    private final Set<ToolKey> path = new LinkedHashSet<>();

    private WiringTree(Wiring wiring, Style style) {
        this.style = style;
        this.wires = wiring.wires().stream().collect(Collectors.groupingBy(Wire::consumer));
        wiring.agents().forEach(agent -> agents.put(agent.id(), agent));
    }

    /** The agents that nobody depends on, then those with tools that did not come up there. */
    public static List<String> lines(Wiring wiring, Style style) {
        Set<String> used = wiring.wires().stream()
                .filter(wire ->
                        !wire.provider().agentId().equals(wire.consumer().agentId()))
                .map(wire -> wire.provider().agentId())
                .collect(Collectors.toSet());
        Predicate<WiredAgent> isUsed = agent -> used.contains(agent.id());
        WiringTree tree = new WiringTree(wiring, style);
        List<Branch> roots = new ArrayList<>();
        wiring.agents().stream().filter(not(isUsed)).forEach(agent -> roots.add(tree.agent(agent)));
        wiring.agents().stream().filter(isUsed).filter(tree::hasMore).forEach(agent -> roots.add(tree.agent(agent)));
        return Branch.lines(roots);
    }

    /** The trees of some agents only. */
    public static List<String> lines(Wiring wiring, Predicate<WiredAgent> beginnings, Style style) {
        WiringTree tree = new WiringTree(wiring, style);
        return Branch.lines(
                wiring.agents().stream().filter(beginnings).map(tree::agent).toList());
    }

    private boolean hasMore(WiredAgent agent) {
        return agent.tools().stream().anyMatch(tool -> !drawn.contains(agent.key(tool)));
    }

    private Branch agent(WiredAgent agent) {
        List<Branch> tools =
                agent.tools().stream().map(tool -> tool(agent, tool)).toList();
        return new Branch(
                style.bold(Style.clean(agent.label())) + "  " + style.status(Style.clean(agent.status())) + "  "
                        + style.faint(Style.clean(agent.endpoint())),
                tools);
    }

    private Branch tool(WiredAgent agent, WiredTool tool) {
        String reason = tool.reason().isBlank() ? "" : ": " + tool.reason();
        String text = Style.clean(tool.title())
                + (tool.available() ? "" : "  " + style.status("unavailable") + Style.clean(reason));
        return grown(text, agent.key(tool));
    }

    private Branch dependency(Wire wire) {
        String wanted = Style.clean(wire.wanted());
        if (!wire.isResolved()) {
            String text = wanted + " → " + style.status(Style.clean(wire.status())) + ": " + Style.clean(wire.reason());
            return new Branch(text, List.of());
        }
        WiredAgent provider = agents.get(wire.provider().agentId());
        String status = provider == null ? "gone" : provider.status();
        String tool =
                wire.provider().tool().isEmpty() ? "" : "." + wire.provider().tool();
        String text = wanted + " → " + style.bold(Style.clean(wire.providerLabel() + tool))
                + (status.equals("healthy") ? "" : "  " + style.status(Style.clean(status)));
        return grown(text, wire.provider());
    }

    /** The line of a tool with its dependencies below, unless they are there already. */
    private Branch grown(String text, ToolKey tool) {
        List<Wire> needs = wires.getOrDefault(tool, List.of());
        if (path.contains(tool)) {
            return new Branch(text + style.faint("  (a circle)"), List.of());
        }
        if (!drawn.add(tool)) {
            return new Branch(needs.isEmpty() ? text : text + style.faint("  (see above)"), List.of());
        }
        path.add(tool);
        List<Branch> children = needs.stream().map(this::dependency).toList();
        path.remove(tool);
        return new Branch(text, children);
    }
}

package dev.mesh4j.meshctl.view;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.meshctl.registry.Agents;
import dev.mesh4j.meshctl.registry.MeshSnapshot;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.DependencyView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What is wired to what.
 *
 * @param agents by label
 * @param wires the dependencies of their tools
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Wiring(List<WiredAgent> agents, List<Wire> wires) {

    public Wiring {
        agents = List.copyOf(agents);
        wires = List.copyOf(wires);
    }

    public static Wiring of(MeshSnapshot mesh) {
        List<WiredAgent> agents = new ArrayList<>();
        List<Wire> wires = new ArrayList<>();
        for (AgentView agent : mesh.agents()) {
            List<Wire> own = Agents.dependencies(agent).stream()
                    .map(dependency -> wire(agent, dependency, mesh))
                    .toList();
            wires.addAll(own);
            agents.add(new WiredAgent(
                    Agents.id(agent),
                    mesh.label(agent),
                    requireNonNullElse(agent.status(), "unknown"),
                    requireNonNullElse(agent.endpoint(), ""),
                    tools(agent, own)));
        }
        return new Wiring(agents, wires);
    }

    /** The part that begins at some agents: all of their tools, and of others what those need, and so on. */
    public Wiring from(Predicate<WiredAgent> beginnings) {
        Map<ToolKey, List<Wire>> byConsumer = wires.stream().collect(Collectors.groupingBy(Wire::consumer));
        Set<ToolKey> reached = new LinkedHashSet<>();
        Deque<ToolKey> open = new ArrayDeque<>();
        agents.stream().filter(beginnings).forEach(agent -> agent.tools().forEach(tool -> open.add(agent.key(tool))));
        while (!open.isEmpty()) {
            ToolKey tool = open.remove();
            if (reached.add(tool)) {
                byConsumer.getOrDefault(tool, List.of()).stream()
                        .filter(Wire::isResolved)
                        .forEach(wire -> open.add(wire.provider()));
            }
        }
        List<WiredAgent> part = agents.stream()
                .map(agent -> beginnings.test(agent) ? agent : agent.withOnly(reached))
                .filter(agent -> beginnings.test(agent) || !agent.tools().isEmpty())
                .toList();
        return new Wiring(
                part,
                wires.stream().filter(wire -> reached.contains(wire.consumer())).toList());
    }

    private static Wire wire(AgentView agent, DependencyView dependency, MeshSnapshot mesh) {
        String provider = requireNonNullElse(dependency.providerAgentId(), "");
        return new Wire(
                new ToolKey(Agents.id(agent), requireNonNullElse(dependency.functionName(), "")),
                requireNonNullElse(dependency.capability(), ""),
                Agents.terms(dependency),
                requireNonNullElse(dependency.status(), "unknown"),
                new ToolKey(provider, requireNonNullElse(dependency.mcpTool(), "")),
                mesh.label(provider),
                provider.isEmpty() ? requireNonNullElse(dependency.reason(), "no provider") : "");
    }

    /** The tools in the agent's order, then those of which only a dependency is known. */
    private static List<WiredTool> tools(AgentView agent, List<Wire> wires) {
        Map<String, WiredTool> tools = new LinkedHashMap<>();
        Agents.capabilities(agent).forEach(tool -> {
            String capability = requireNonNullElse(tool.name(), "");
            String function = requireNonNullElse(tool.functionName(), capability);
            boolean available = Agents.status(tool).equals("available");
            String reason = available ? "" : requireNonNullElse(tool.unavailableReason(), "");
            tools.putIfAbsent(function, new WiredTool(function, capability, available, reason));
        });
        wires.forEach(wire ->
                tools.computeIfAbsent(wire.consumer().tool(), function -> new WiredTool(function, "", true, "")));
        return List.copyOf(tools.values());
    }
}

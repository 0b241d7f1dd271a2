package dev.mesh4j.runtime.scan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds tools of one agent that require each other, so that none could ever be available. */
final class RequiredCycle {

    private final Map<String, List<ToolDescriptor>> providers = new HashMap<>();
    private final Set<ToolDescriptor> cleared = Collections.newSetFromMap(new IdentityHashMap<>());

    private RequiredCycle(List<ToolDescriptor> tools) {
        for (ToolDescriptor tool : tools) {
            providers.computeIfAbsent(tool.capability(), c -> new ArrayList<>()).add(tool);
        }
    }

    /** @throws AgentDefinitionException naming the cycle */
    static void refuse(List<ToolDescriptor> tools) {
        RequiredCycle search = new RequiredCycle(tools);
        tools.forEach(tool -> search.visit(tool, new ArrayList<>()));
    }

    private void visit(ToolDescriptor tool, List<ToolDescriptor> path) {
        if (cleared.contains(tool)) {
            return;
        }
        if (path.contains(tool)) {
            List<String> names = new ArrayList<>(
                    path.stream().map(ToolDescriptor::capability).toList());
            names.add(tool.capability());
            throw new AgentDefinitionException("required dependencies form a cycle: " + String.join(" → ", names)
                    + " (expected: at least one of them with required = false)");
        }
        path.add(tool);
        for (DependencyDescriptor dependency : tool.dependencies()) {
            List<ToolDescriptor> own = providers.getOrDefault(dependency.capability(), List.of());
            // with a second provider, or one elsewhere in the mesh, the cycle can still open
            if (dependency.required() && own.size() == 1) {
                visit(own.getFirst(), path);
            }
        }
        path.removeLast();
        cleared.add(tool);
    }
}

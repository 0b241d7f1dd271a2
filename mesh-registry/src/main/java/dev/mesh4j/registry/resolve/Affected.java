package dev.mesh4j.registry.resolve;

import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Requirement;
import dev.mesh4j.registry.model.Tool;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Finds the agents whose bindings a change of some capabilities can touch. */
public final class Affected {

    private Affected() {}

    /**
     * The agents that depend on one of the capabilities, directly or through tools that require one.
     *
     * @param changed what was offered before or is offered now by the agent that changed
     */
    public static Collection<Agent> by(Collection<String> changed, Catalog catalog) {
        Set<String> seen = new LinkedHashSet<>(changed);
        Deque<String> open = new ArrayDeque<>(seen);
        Map<String, Agent> agents = new LinkedHashMap<>();
        while (!open.isEmpty()) {
            String capability = open.pop();
            for (Offer consumer : catalog.consumers(capability)) {
                agents.put(consumer.agent().id(), consumer.agent());
                if (requires(consumer.tool(), capability)
                        && seen.add(consumer.tool().capability())) {
                    open.push(consumer.tool().capability());
                }
            }
        }
        return agents.values();
    }

    private static boolean requires(Tool tool, String capability) {
        return tool.requirements().stream()
                .filter(Requirement::required)
                .anyMatch(requirement -> requirement.capability().equals(capability));
    }
}

package dev.mesh4j.registry.resolve;

import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Presence;
import dev.mesh4j.registry.model.Requirement;
import dev.mesh4j.registry.model.Tool;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * All agents that are known, indexed by what they offer and by what they need. Not thread-safe: its owner guards it.
 */
public final class Catalog {

    private final Map<String, Agent> agents = new HashMap<>();
    private final Set<String> live = new LinkedHashSet<>();
    private final Set<String> suspects = new HashSet<>();
    private final Map<String, Set<Offer>> offers = new HashMap<>();
    private final Map<String, Set<Offer>> consumers = new HashMap<>();

    /** Adds an agent, or replaces the one with its id. */
    public void put(Agent agent, Presence presence) {
        remove(agent.id());
        agents.put(agent.id(), agent);
        if (presence.isThere()) {
            live.add(agent.id());
        }
        if (presence == Presence.SUSPECT) {
            suspects.add(agent.id());
        }
        for (Tool tool : agent.tools()) {
            Offer offer = new Offer(agent, tool);
            add(offers, tool.capability(), offer);
            for (Requirement requirement : tool.requirements()) {
                add(consumers, requirement.capability(), offer);
            }
        }
    }

    public void remove(String agentId) {
        Agent agent = agents.remove(agentId);
        live.remove(agentId);
        suspects.remove(agentId);
        if (agent == null) {
            return;
        }
        for (Tool tool : agent.tools()) {
            Offer offer = new Offer(agent, tool);
            drop(offers, tool.capability(), offer);
            tool.requirements().forEach(r -> drop(consumers, r.capability(), offer));
        }
    }

    boolean isLive(Agent agent) {
        return live.contains(agent.id());
    }

    boolean isSuspect(Agent agent) {
        return suspects.contains(agent.id());
    }

    /** The tools that provide a capability, of live and of expired agents. */
    Set<Offer> offers(String capability) {
        return offers.getOrDefault(capability, Set.of());
    }

    /** The tools that depend on a capability. */
    Set<Offer> consumers(String capability) {
        return consumers.getOrDefault(capability, Set.of());
    }

    private static void add(Map<String, Set<Offer>> index, String capability, Offer offer) {
        index.computeIfAbsent(capability, c -> new LinkedHashSet<>()).add(offer);
    }

    private static void drop(Map<String, Set<Offer>> index, String capability, Offer offer) {
        index.computeIfPresent(capability, (c, set) -> {
            set.remove(offer);
            return set.isEmpty() ? null : set;
        });
    }
}

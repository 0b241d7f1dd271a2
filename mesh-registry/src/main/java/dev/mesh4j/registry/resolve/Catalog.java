package dev.mesh4j.registry.resolve;

import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Presence;
import dev.mesh4j.registry.model.Requirement;
import dev.mesh4j.registry.model.Tool;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All agents that are known, indexed by what they offer and by what they need. Not thread-safe: its owner guards it.
 */
public final class Catalog {

    private final Map<String, Place> agents = new HashMap<>();
    private final OfferIndex offers = new OfferIndex();
    private final OfferIndex consumers = new OfferIndex();

    /** @param since when it registered first */
    private record Place(Agent agent, Presence presence, Instant since) {}

    /** Adds an agent, or replaces the one with its id. */
    public void put(Agent agent, Presence presence) {
        put(agent, presence, Instant.EPOCH);
    }

    /**
     * Adds an agent, or replaces the one with its id.
     *
     * @param since when it registered first, as every replica knows it
     */
    public void put(Agent agent, Presence presence, Instant since) {
        remove(agent.id());
        agents.put(agent.id(), new Place(agent, presence, since));
        for (Tool tool : agent.tools()) {
            Offer offer = new Offer(agent, tool);
            offers.add(tool.capability(), offer);
            for (Requirement requirement : tool.requirements()) {
                consumers.add(requirement.capability(), offer);
            }
        }
    }

    public void remove(String agentId) {
        Place place = agents.remove(agentId);
        if (place == null) {
            return;
        }
        for (Tool tool : place.agent.tools()) {
            Offer offer = new Offer(place.agent, tool);
            offers.remove(tool.capability(), offer);
            tool.requirements().forEach(r -> consumers.remove(r.capability(), offer));
        }
    }

    public Optional<Agent> agent(String agentId) {
        return Optional.ofNullable(agents.get(agentId)).map(Place::agent);
    }

    Presence presence(Agent agent) {
        @Nullable Place place = agents.get(agent.id());
        return place == null ? Presence.LEFT : place.presence;
    }

    Instant since(Agent agent) {
        @Nullable Place place = agents.get(agent.id());
        return place == null ? Instant.EPOCH : place.since;
    }

    /** The tools that provide a capability, of live and of expired agents. */
    Collection<Offer> offers(String capability) {
        return offers.of(capability);
    }

    /** The tools that depend on a capability. */
    Collection<Offer> consumers(String capability) {
        return consumers.of(capability);
    }
}

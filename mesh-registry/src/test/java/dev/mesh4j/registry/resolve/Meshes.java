package dev.mesh4j.registry.resolve;

import dev.mesh4j.registry.fixture.AgentBuilder;
import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Presence;
import dev.mesh4j.registry.model.Tool;
import java.util.List;

/** Puts agents into a catalog and asks for the resolution of one tool. */
final class Meshes {

    private Meshes() {}

    static Catalog of(AgentBuilder... agents) {
        Catalog catalog = new Catalog();
        for (AgentBuilder agent : agents) {
            catalog.put(agent.build(), Presence.LIVE);
        }
        return catalog;
    }

    static List<Resolution> resolve(Catalog catalog, AgentBuilder agent, String function) {
        return new Resolver(catalog, Rules.STANDARD).resolve(offer(agent, function));
    }

    /** The first dependency of a tool, with everybody who was considered. */
    static Explanation explain(Catalog catalog, AgentBuilder agent, String function) {
        Offer consumer = offer(agent, function);
        return new Resolver(catalog, Rules.STANDARD)
                .explain(consumer, consumer.tool().requirements().getFirst().need());
    }

    static Offer offer(AgentBuilder builder, String function) {
        Agent agent = builder.build();
        Tool tool = agent.tools().stream()
                .filter(t -> t.function().equals(function))
                .findFirst()
                .orElseThrow();
        return new Offer(agent, tool);
    }

    static List<String> names(Resolution resolution) {
        return resolution.candidates().stream().map(Offer::toString).toList();
    }
}

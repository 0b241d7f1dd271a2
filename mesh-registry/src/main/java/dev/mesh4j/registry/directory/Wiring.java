package dev.mesh4j.registry.directory;

import dev.mesh4j.registry.model.Need;
import dev.mesh4j.registry.resolve.Catalog;
import dev.mesh4j.registry.resolve.Explanation;
import dev.mesh4j.registry.resolve.Offer;
import dev.mesh4j.registry.resolve.Resolver;
import java.util.Optional;

/** Who is wired to whom in one state of the mesh, and why. Good only as long as that state lasts. */
public record Wiring(Catalog catalog, Resolver resolver) {

    /** A tool as it is now; empty when it is gone. */
    public Optional<Offer> tool(String agentId, String function) {
        return catalog.agent(agentId)
                .flatMap(agent -> agent.tools().stream()
                        .filter(tool -> tool.function().equals(function))
                        .map(tool -> new Offer(agent, tool))
                        .findFirst());
    }

    /** For a tool that exists. */
    public Explanation explain(Offer consumer, Need need) {
        return resolver.explain(consumer, need);
    }

    /** For nobody in particular. */
    public Explanation explain(Need need) {
        return resolver.explain(null, need);
    }
}

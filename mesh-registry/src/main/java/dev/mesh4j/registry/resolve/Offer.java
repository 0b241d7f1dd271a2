package dev.mesh4j.registry.resolve;

import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Tool;
import org.jspecify.annotations.Nullable;

/** A tool of an agent, as a possible provider. Two are equal when agent id and function are. */
public record Offer(Agent agent, Tool tool) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Offer offer
                && offer.agent.id().equals(agent.id())
                && offer.tool.function().equals(tool.function());
    }

    @Override
    public int hashCode() {
        return 31 * agent.id().hashCode() + tool.function().hashCode();
    }

    /** Such as {@code clock-1.now}. */
    @Override
    public String toString() {
        return agent.id() + "." + tool.function();
    }
}

package dev.mesh4j.registry.directory;

import dev.mesh4j.registry.model.Agent;
import java.time.Instant;

/**
 * An agent as it was at one moment.
 *
 * @param live whether its lease lasts
 */
public record AgentState(Agent agent, boolean live, Instant createdAt, Instant lastSeen, Bindings bindings) {}

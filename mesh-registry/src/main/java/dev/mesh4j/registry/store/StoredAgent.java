package dev.mesh4j.registry.store;

import dev.mesh4j.protocol.registry.AgentRegistration;
import java.time.Instant;

/**
 * An agent as it is kept.
 *
 * @param live false once its lease ended
 */
public record StoredAgent(
        String id, AgentRegistration registration, boolean live, Instant createdAt, Instant lastSeen) {}

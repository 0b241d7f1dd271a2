package dev.mesh4j.registry.directory;

import dev.mesh4j.protocol.registry.Revision;
import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Presence;
import java.time.Instant;

/**
 * An agent as it was at one moment.
 *
 * @param revision when its bindings were last found out
 */
public record AgentState(
        Agent agent, Presence presence, Instant createdAt, Instant lastSeen, Bindings bindings, Revision revision) {

    /** Whether it may be called. */
    public boolean live() {
        return presence.isThere();
    }
}

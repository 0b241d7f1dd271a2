package dev.mesh4j.registry.store;

import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.model.Presence;
import java.time.Instant;
import java.util.List;

/** A change of one agent. Its events are written only if it is made. */
public sealed interface Change {

    String agentId();

    List<Event> events();

    /**
     * Adds the agent or replaces the one with its id.
     *
     * @param agent its revision is ignored, the store gives a new one
     * @param schemas a JSON object from hash to canonical schema
     */
    record Register(StoredAgent agent, String schemas, List<Event> events) implements Change {

        public Register {
            events = List.copyOf(events);
        }

        @Override
        public String agentId() {
            return agent.id();
        }
    }

    /**
     * Changes the presence of an agent that has not changed meanwhile.
     *
     * @param ifRevision nothing is done when the agent has another revision by now
     * @param onlyIfLapsed nothing is done when a store that keeps leases itself knows of one that lasts
     */
    record Move(
            String agentId, long ifRevision, Presence to, Instant lastSeen, boolean onlyIfLapsed, List<Event> events)
            implements Change {

        public Move {
            events = List.copyOf(events);
        }
    }
}

package dev.mesh4j.registry.model;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * Something that happened to an agent.
 *
 * @param function the tool it concerns, empty for the whole agent
 * @param data what is particular to the type
 * @param id of a kept event, later ones have higher ones; 0 before it is kept
 */
public record Event(
        Type type, String agentId, String agentName, String function, Instant at, Map<String, String> data, long id) {

    /** The kinds of events, as the contract names them. */
    public enum Type {
        REGISTER,
        UPDATE,
        UNREGISTER,
        EXPIRE,
        UNHEALTHY,
        /** A dependency is provided by another agent than before. */
        ROTATE,
        DEPENDENCY_RESOLVED,
        DEPENDENCY_UNRESOLVED,
        /** The registry begins to expire nobody, or, without a reason, ends that; concerns no agent (added by Mesh4J). */
        SELF_PRESERVATION;

        /** As on the wire. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Event {
        data = Map.copyOf(data);
    }

    public Event(Type type, String agentId, String agentName, String function, Instant at, Map<String, String> data) {
        this(type, agentId, agentName, function, at, data, 0);
    }

    public static Event of(Type type, Agent agent, Instant at) {
        return new Event(type, agent.id(), agent.name(), "", at, Map.of());
    }

    public static Event of(Type type, Agent agent, String reason, Instant at) {
        return new Event(type, agent.id(), agent.name(), "", at, Map.of("reason", reason));
    }
}

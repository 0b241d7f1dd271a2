package dev.mesh4j.registry.store;

import dev.mesh4j.registry.model.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Keeps agents and events. Every method that returns has committed; each throws {@link StoreException} when the store
 * cannot be used, and has then changed nothing. Thread-safe.
 */
public interface RegistryStore extends AutoCloseable {

    /** All agents, in the order of their first registration. */
    List<StoredAgent> agents();

    /** Adds an agent or replaces the one with its id, together with what happened. */
    void save(StoredAgent agent, List<Event> events);

    /** Marks agents as no longer alive; unknown ids are ignored. */
    void expire(List<String> agentIds, List<Event> events);

    /** Removes agents; unknown ids are ignored. */
    void remove(List<String> agentIds, List<Event> events);

    /** Notes when agents were last seen; unknown ids are ignored. */
    void seen(Map<String, Instant> lastSeen);

    void append(List<Event> events);

    /** Finds out whether it could keep something now. */
    void probe();

    /** What happened, newest first. */
    List<Event> events(EventQuery query);

    @Override
    void close();
}

package dev.mesh4j.registry.store;

import dev.mesh4j.registry.health.Leases;
import dev.mesh4j.registry.model.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Keeps agents and events. Every method that returns has committed; each throws {@link StoreException} when the store
 * cannot be used, and has then changed nothing. Thread-safe.
 *
 * <p>Revisions count changes. They become visible in their order, and grow as long as {@link #epoch()} stays the same.
 */
public interface RegistryStore extends AutoCloseable {

    /** Names the sequence of revisions; one that begins anew has another name. */
    String epoch();

    /** Whether other registries may use it at the same time. */
    boolean isShared();

    /**
     * Reads all agents that have not left, as of one moment, in no particular order.
     *
     * @return the newest revision at that moment
     */
    long load(Consumer<StoredAgent> each);

    /**
     * Makes changes and writes events down, all in one transaction.
     *
     * @param since the newest revision that the caller knows
     * @return what is newer, by these changes and by others
     */
    Committed commit(long since, List<Change> changes, List<Event> events);

    /** What others have changed since a revision. */
    Committed since(long revision);

    /** An agent that has not left. */
    Optional<StoredAgent> find(String agentId);

    /** The canonical schemas of an agent, a JSON object by hash. */
    Optional<String> schemas(String agentId);

    /** Notes when agents were last seen, for people to read; unknown ids are ignored. */
    void seen(Map<String, Instant> lastSeen);

    /** What happened, newest first. */
    List<Event> events(EventQuery query);

    /**
     * The leases of the agents: in memory when this registry is alone, in the store when others share it.
     *
     * @param nanos a monotonic clock
     */
    Leases leases(Duration lease, LongSupplier nanos);

    /** From now on tells what others do. Called once. */
    void follow(StoreListener listener);

    /** Tells the other replicas what an agent was told. */
    void told(String agentId, String fingerprint);

    /** Finds out whether it could keep something now. */
    void probe();

    @Override
    void close();
}

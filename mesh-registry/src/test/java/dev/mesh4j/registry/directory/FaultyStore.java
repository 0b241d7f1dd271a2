package dev.mesh4j.registry.directory;

import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.store.EventQuery;
import dev.mesh4j.registry.store.RegistryStore;
import dev.mesh4j.registry.store.StoreException;
import dev.mesh4j.registry.store.StoredAgent;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A store with a fault switch. */
final class FaultyStore implements RegistryStore {

    private final RegistryStore store;
    private volatile boolean failing;

    FaultyStore(RegistryStore store) {
        this.store = store;
    }

    void fail(boolean now) {
        failing = now;
    }

    @Override
    public List<StoredAgent> agents() {
        return working().agents();
    }

    @Override
    public void save(StoredAgent agent, List<Event> events) {
        working().save(agent, events);
    }

    @Override
    public void expire(List<String> agentIds, List<Event> events) {
        working().expire(agentIds, events);
    }

    @Override
    public void remove(List<String> agentIds, List<Event> events) {
        working().remove(agentIds, events);
    }

    @Override
    public void seen(Map<String, Instant> lastSeen) {
        working().seen(lastSeen);
    }

    @Override
    public void append(List<Event> events) {
        working().append(events);
    }

    @Override
    public void probe() {
        working().probe();
    }

    @Override
    public List<Event> events(EventQuery query) {
        return working().events(query);
    }

    @Override
    public void close() {
        store.close();
    }

    private RegistryStore working() {
        if (failing) {
            throw new StoreException("the fault switch is on");
        }
        return store;
    }
}

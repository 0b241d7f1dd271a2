package dev.mesh4j.registry.metrics;

import dev.mesh4j.registry.health.Leases;
import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.store.Change;
import dev.mesh4j.registry.store.Committed;
import dev.mesh4j.registry.store.EventQuery;
import dev.mesh4j.registry.store.RegistryStore;
import dev.mesh4j.registry.store.StoreException;
import dev.mesh4j.registry.store.StoreListener;
import dev.mesh4j.registry.store.StoredAgent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A store whose transactions and failures are counted. */
public final class MeteredStore implements RegistryStore {

    private final RegistryStore store;
    private final RegistryMeters meters;
    private volatile long newest;

    public MeteredStore(RegistryStore store, RegistryMeters meters) {
        this.store = store;
        this.meters = meters;
    }

    /** The newest revision that it was seen to have, at the last transaction or probe. */
    public long newest() {
        return newest;
    }

    @Override
    public Committed commit(long since, List<Change> changes, List<Event> events) {
        long began = System.nanoTime();
        Committed committed = counted(() -> store.commit(since, changes, events));
        int written =
                changes.stream().mapToInt(change -> change.events().size()).sum() + events.size();
        meters.committed(changes.size(), written, System.nanoTime() - began);
        newest = committed.revision();
        return committed;
    }

    @Override
    public Committed since(long revision) {
        Committed committed = counted(() -> store.since(revision));
        newest = committed.revision();
        return committed;
    }

    /** One that is shared also shows what the others have done. */
    @Override
    public void probe() {
        counted(() -> {
            store.probe();
            return true;
        });
        if (store.isShared()) {
            since(Long.MAX_VALUE);
        }
    }

    @Override
    public long load(Consumer<StoredAgent> each) {
        return counted(() -> newest = store.load(each));
    }

    @Override
    public Optional<StoredAgent> find(String agentId) {
        return counted(() -> store.find(agentId));
    }

    @Override
    public Optional<String> schemas(String agentId) {
        return counted(() -> store.schemas(agentId));
    }

    @Override
    public void seen(Map<String, Instant> lastSeen) {
        counted(() -> {
            store.seen(lastSeen);
            return true;
        });
    }

    @Override
    public List<Event> events(EventQuery query) {
        return counted(() -> store.events(query));
    }

    @Override
    public String epoch() {
        return store.epoch();
    }

    @Override
    public boolean isShared() {
        return store.isShared();
    }

    @Override
    public Leases leases(Duration lease, LongSupplier nanos) {
        return store.leases(lease, nanos);
    }

    @Override
    public void follow(StoreListener listener) {
        store.follow(listener);
    }

    @Override
    public void told(String agentId, String fingerprint) {
        store.told(agentId, fingerprint);
    }

    @Override
    public void close() {
        store.close();
    }

    private <T> T counted(Supplier<T> use) {
        try {
            return use.get();
        } catch (StoreException e) {
            meters.storeFailed();
            throw e;
        }
    }
}

package dev.mesh4j.registry.directory;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A store with a fault switch. */
final class FaultyStore implements RegistryStore {

    private final RegistryStore store;
    private final Semaphore gate = new Semaphore(Integer.MAX_VALUE);
    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private volatile boolean failing;

    FaultyStore(RegistryStore store) {
        this.store = store;
    }

    void fail(boolean now) {
        failing = now;
    }

    /** Commits wait from now on. */
    void hold() {
        gate.drainPermits();
    }

    void release() {
        gate.release(Integer.MAX_VALUE);
    }

    /** Whether a commit waits. */
    boolean isHolding() {
        return gate.hasQueuedThreads();
    }

    /** How many changes each transaction with changes had. */
    List<Integer> batches() {
        return batches;
    }

    /** All that {@link #load} reads. */
    List<StoredAgent> agents() {
        List<StoredAgent> agents = new ArrayList<>();
        load(agents::add);
        return agents;
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
    public long load(Consumer<StoredAgent> each) {
        return working().load(each);
    }

    @Override
    public Committed commit(long since, List<Change> changes, List<Event> events) {
        gate.acquireUninterruptibly();
        gate.release();
        Committed committed = working().commit(since, changes, events);
        if (!changes.isEmpty()) {
            batches.add(changes.size());
        }
        return committed;
    }

    @Override
    public Committed since(long revision) {
        return working().since(revision);
    }

    @Override
    public Optional<StoredAgent> find(String agentId) {
        return working().find(agentId);
    }

    @Override
    public Optional<String> schemas(String agentId) {
        return working().schemas(agentId);
    }

    @Override
    public void seen(Map<String, Instant> lastSeen) {
        working().seen(lastSeen);
    }

    @Override
    public List<Event> events(EventQuery query) {
        return working().events(query);
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
    public void probe() {
        working().probe();
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

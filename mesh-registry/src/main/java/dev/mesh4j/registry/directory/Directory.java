package dev.mesh4j.registry.directory;

import dev.mesh4j.protocol.registry.Revision;
import dev.mesh4j.registry.health.Leases;
import dev.mesh4j.registry.health.SelfPreservation;
import dev.mesh4j.registry.metrics.RegistryMeters;
import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.model.Presence;
import dev.mesh4j.registry.resolve.Rules;
import dev.mesh4j.registry.store.RegistryStore;
import dev.mesh4j.registry.store.StoreException;
import dev.mesh4j.registry.store.StoreListener;
import dev.mesh4j.registry.store.StoredAgent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All agents, their leases and their bindings. Reads and beats are answered from memory and take no lock; a change is
 * acknowledged after the store has it. Thread-safe.
 */
public final class Directory implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Directory.class);

    private static final int MOST_TRIES = 5;

    private final RegistryStore store;
    private final Clocks clocks;
    private final Leases leases;
    private final Members members;
    private final ChangeLoop changes;
    private final Sweep sweep;
    private final RegistryMeters meters;
    private volatile boolean draining;

    private Directory(
            RegistryStore store,
            Function<StoredAgent, Agent> reader,
            Clocks clocks,
            Duration lease,
            Duration purgeAfter,
            Rules rules,
            RegistryMeters meters) {
        this.store = store;
        this.meters = meters;
        this.clocks = clocks;
        this.leases = store.leases(lease, clocks::nanos);
        this.members = new Members(leases, clocks, reader, rules, meters);
        this.changes = new ChangeLoop(store, members);
        this.sweep = new Sweep(members, leases, new SelfPreservation(lease), purgeAfter, clocks);
    }

    /**
     * Reads the agents that the store kept, and begins. Those that were alive get one lease to show it: while the registry
     * was away they could not.
     *
     * @param purgeAfter how long an agent whose lease ended stays listed
     */
    public static Directory open(
            RegistryStore store,
            Function<StoredAgent, Agent> reader,
            Clocks clocks,
            Duration lease,
            Duration purgeAfter,
            Rules rules,
            RegistryMeters meters) {
        Directory directory = new Directory(store, reader, clocks, lease, purgeAfter, rules, meters);
        directory.members.load(store);
        directory.changes.start();
        store.follow(directory.new Others());
        return directory;
    }

    /**
     * Renews the lease of an agent whose registration is known already.
     *
     * @return empty when it has to be read and registered
     * @throws NotOwnerException when the id belongs to someone else
     */
    public Optional<AgentState> renew(String agentId, String digest, String keyHash) {
        Entry entry = members.entry(agentId);
        requireOwner(entry, keyHash);
        if (entry == null
                || entry.presence() != Presence.LIVE
                || !entry.digest().equals(digest)
                || !entry.keyHash().equals(keyHash)) {
            return Optional.empty();
        }
        leases.renew(agentId);
        entry.see(clocks.now().toEpochMilli());
        meters.registration(RegistryMeters.Registration.UNCHANGED);
        AgentState state = entry.state();
        deliver(entry, state);
        return Optional.of(state);
    }

    /**
     * Adds an agent, renews it, or changes it; its bindings as they are now are taken as told to it.
     *
     * @throws NotOwnerException when the id belongs to someone else
     * @throws StoreException when the change could not be kept; nothing is changed then
     */
    public AgentState register(Registration registration) {
        Agent agent = registration.agent();
        Entry before = members.entry(agent.id());
        boolean known = before != null && before.presence().isThere();
        return renew(agent.id(), registration.digest(), registration.keyHash())
                .orElseGet(() -> changes.make(new Task<>(
                        true,
                        plan -> Registering.plan(registration, members, plan, clocks.now()),
                        () -> registered(agent.id(), known))));
    }

    private AgentState registered(String agentId, boolean known) {
        Entry entry = members.entry(agentId);
        if (entry == null) {
            throw new BusyException("the agent left again meanwhile");
        }
        leases.renew(agentId);
        meters.registration(known ? RegistryMeters.Registration.CHANGED : RegistryMeters.Registration.NEW);
        AgentState state = entry.state();
        deliver(entry, state);
        return state;
    }

    private void deliver(Entry entry, AgentState state) {
        String fingerprint = state.bindings().fingerprint();
        if (!entry.delivered().equals(fingerprint)) {
            entry.deliver(fingerprint);
            store.told(state.agent().id(), fingerprint);
        }
    }

    /**
     * A sign of life.
     *
     * @param applied the fingerprint of the bindings that the agent has, empty when it does not say
     * @throws StoreException when it cannot tell
     */
    public BeatResult beat(String agentId, String applied) {
        Entry entry = members.entry(agentId);
        if (entry != null && entry.presence().isThere()) {
            // it counts, whatever the answer will be
            leases.renew(agentId);
        }
        if (!leases.isCertain()) {
            throw new StoreException("the store that the registries share is out of reach");
        }
        if (entry == null) {
            return beatOfStranger(agentId);
        }
        if (!entry.presence().isThere()) {
            return BeatResult.UNKNOWN;
        }
        entry.see(clocks.now().toEpochMilli());
        if (entry.presence() == Presence.SUSPECT) {
            clear(agentId);
        }
        String has = applied.isEmpty() ? entry.delivered() : applied;
        return has.equals(entry.bindings().fingerprint()) ? BeatResult.UNCHANGED : BeatResult.CHANGED;
    }

    /** Another registry may know it since a moment ago. */
    private BeatResult beatOfStranger(String agentId) {
        if (!store.isShared()
                || store.find(agentId).filter(row -> row.presence().isThere()).isEmpty()) {
            return BeatResult.UNKNOWN;
        }
        leases.renew(agentId);
        refresh();
        return BeatResult.UNCHANGED;
    }

    /**
     * @throws NotOwnerException when the agent belongs to someone else
     * @throws StoreException when the change could not be kept; nothing is changed then
     */
    public void unregister(String agentId, String keyHash) {
        for (int i = 0; i < MOST_TRIES; i++) {
            if (changes.make(leaving(agentId, keyHash))) {
                return;
            }
        }
        throw new BusyException("another registry changes the agent all the time");
    }

    /** Its result is false when another registry has changed the agent meanwhile. */
    private Task<Boolean> leaving(String agentId, String keyHash) {
        return new Task<>(
                true,
                plan -> {
                    Entry entry = members.entry(agentId);
                    requireOwner(entry, keyHash);
                    return entry == null
                            || plan.move(
                                    entry, Presence.LEFT, Event.of(Event.Type.UNREGISTER, entry.agent(), clocks.now()));
                },
                () -> members.entry(agentId) == null);
    }

    /**
     * Opens what tells an agent that its bindings changed; one that was open ends. It counts as a sign of life.
     *
     * @param applied the fingerprint of the bindings that the agent has
     * @return empty when the agent is unknown
     * @throws NotOwnerException when the agent belongs to someone else
     */
    public Optional<Watch> watch(String agentId, String applied, String keyHash) {
        if (draining) {
            throw new BusyException("the registry is stopping");
        }
        Entry entry = known(agentId);
        requireOwner(entry, keyHash);
        if (entry == null || beat(agentId, applied) == BeatResult.UNKNOWN) {
            return Optional.empty();
        }
        Watch watch = new Watch(this, entry, applied);
        entry.replaceWatch(watch);
        if (draining || members.entry(agentId) != entry) {
            // too late to be ended by the one who did that
            watch.end();
        }
        return Optional.of(watch);
    }

    /** Another registry may know it since a moment ago. */
    private @Nullable Entry known(String agentId) {
        Entry entry = members.entry(agentId);
        if (entry == null && beatOfStranger(agentId) != BeatResult.UNKNOWN) {
            return changes.make(new Task<>(true, Plan::refresh, () -> Optional.ofNullable(members.entry(agentId))))
                    .orElse(null);
        }
        return entry;
    }

    void watchBroke(Entry entry, Watch watch) {
        if (entry.removeWatch(watch) && !draining) {
            changes.submit(Task.inMemoryAtLeast(plan -> entry.presence() != Presence.LIVE
                    || entry.hasWatch()
                    || members.entry(entry.agent().id()) != entry
                    || plan.move(
                            entry,
                            Presence.SUSPECT,
                            Event.of(Event.Type.UNHEALTHY, entry.agent(), "its watch broke", clocks.now()))));
        }
    }

    void pushed(long nanosSinceCommit) {
        meters.pushed(nanosSinceCommit);
    }

    void watchClosed(Entry entry, Watch watch) {
        entry.removeWatch(watch);
    }

    private void clear(String agentId) {
        changes.submit(Task.inMemoryAtLeast(plan -> {
            Entry entry = members.entry(agentId);
            return entry == null
                    || entry.presence() != Presence.SUSPECT
                    || plan.move(
                            entry,
                            Presence.LIVE,
                            Event.of(Event.Type.UPDATE, entry.agent(), "it beats again", clocks.now()));
        }));
    }

    /** All agents, by id. */
    public List<AgentState> agents() {
        return members.entries().stream()
                .map(Entry::state)
                .sorted((a, b) -> a.agent().id().compareTo(b.agent().id()))
                .toList();
    }

    /** Answers a question about who is wired to whom; nothing changes meanwhile. */
    public <T> T ask(Function<Wiring, T> question) {
        return changes.make(new Task<>(false, plan -> true, () -> question.apply(members.wiring())));
    }

    public Optional<AgentState> find(String agentId) {
        return Optional.ofNullable(members.entry(agentId)).map(Entry::state);
    }

    /** The newest state of the mesh that it has. */
    public Revision revision() {
        return members.revision();
    }

    /** Who is there now. */
    public Census census() {
        return Census.of(members.entries());
    }

    /** Why nobody is expired now; empty when all is as usual. */
    public String preserving() {
        return sweep.preserving();
    }

    /** How many changes wait to be made, or are being made. */
    public int waiting() {
        return changes.waiting();
    }

    /** False once changes are not made any more. */
    public boolean isAlive() {
        return changes.isAlive();
    }

    /** Expires agents whose lease ended, unless too many did, and forgets those that ended long ago. Waits until it is done. */
    public void sweep() {
        changes.make(Task.inMemoryAtLeast(sweep::plan));
    }

    /** Writes down when agents were last seen, all in one go: a beat costs no disk write. */
    public void saveSeen() {
        Map<String, Instant> seen = new HashMap<>();
        members.entries().stream()
                .filter(Entry::isSeenAnew)
                .forEach(entry -> seen.put(entry.agent().id(), entry.lastSeen()));
        try {
            store.seen(seen);
        } catch (StoreException e) {
            log.warn("last signs of life not kept yet: {}", e.getMessage());
            return;
        }
        seen.forEach((agentId, at) -> {
            Entry entry = members.entry(agentId);
            if (entry != null) {
                entry.saved(at);
            }
        });
    }

    /** Ends all watches, so that their agents look for another registry; nobody becomes suspect by it. */
    public void drain() {
        draining = true;
        members.entries().forEach(entry -> entry.replaceWatch(null));
    }

    /** Whether it is going to stop. */
    public boolean isDraining() {
        return draining;
    }

    /** Makes the changes that wait, and ends. */
    @Override
    public void close() {
        drain();
        changes.close();
        saveSeen();
        leases.close();
    }

    private static void requireOwner(@Nullable Entry entry, String keyHash) {
        if (entry != null) {
            entry.requireOwner(keyHash);
        }
    }

    private void refresh() {
        changes.submit(Task.inMemoryAtLeast(Plan::refresh));
    }

    /** What other registries do. */
    private final class Others implements StoreListener {

        @Override
        public void changed() {
            refresh();
        }

        @Override
        public void gap() {
            members.entries().forEach(entry -> entry.deliver(""));
            changes.submit(Task.inMemoryAtLeast(Plan::reload));
        }

        @Override
        public void told(String agentId, String fingerprint) {
            Entry entry = members.entry(agentId);
            if (entry != null) {
                entry.deliver(fingerprint);
            }
        }
    }
}

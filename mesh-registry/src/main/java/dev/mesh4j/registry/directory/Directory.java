package dev.mesh4j.registry.directory;

import dev.mesh4j.protocol.registry.AgentRegistration;
import dev.mesh4j.registry.health.Leases;
import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.model.Registration;
import dev.mesh4j.registry.model.Tool;
import dev.mesh4j.registry.resolve.Affected;
import dev.mesh4j.registry.resolve.Catalog;
import dev.mesh4j.registry.resolve.Resolver;
import dev.mesh4j.registry.store.RegistryStore;
import dev.mesh4j.registry.store.StoreException;
import dev.mesh4j.registry.store.StoredAgent;
import dev.mesh4j.server.RejectedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All agents, their leases and their bindings. Reads are answered from memory; a change is acknowledged after the store
 * has it. Thread-safe: changes are made one at a time, a beat takes no lock.
 */
public final class Directory {

    private static final Logger log = LoggerFactory.getLogger(Directory.class);

    private final RegistryStore store;
    private final Clocks clocks;
    private final Duration purgeAfter;
    private final Leases leases;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Catalog catalog = new Catalog();
    private final ReentrantLock changing = new ReentrantLock();
    private final Set<String> unsavedBeats = ConcurrentHashMap.newKeySet();

    /** @param purgeAfter how long an agent whose lease ended stays listed */
    public Directory(RegistryStore store, Clocks clocks, Duration lease, Duration purgeAfter) {
        this.store = store;
        this.clocks = clocks;
        this.purgeAfter = purgeAfter;
        this.leases = new Leases(lease);
    }

    /**
     * Reads the agents that the store kept. Those that were alive get one lease to show it: while the registry was away
     * they could not.
     */
    public void load(Function<AgentRegistration, Registration> reader) {
        locked(() -> {
            for (StoredAgent stored : store.agents()) {
                Registration registration = read(stored, reader);
                if (registration == null) {
                    continue;
                }
                Agent agent = registration.agent();
                entries.put(
                        agent.id(),
                        new Entry(agent, registration.digest(), stored.live(), stored.createdAt(), stored.lastSeen()));
                catalog.put(agent, stored.live());
                if (stored.live()) {
                    leases.grant(agent.id(), clocks.nanos());
                }
            }
            // as it was before: nothing happened that would be an event
            rewire(entries.values().stream().map(Entry::agent).toList());
        });
    }

    /** An earlier version may have kept what this one refuses; such an agent has to register again. */
    private static @Nullable Registration read(StoredAgent stored, Function<AgentRegistration, Registration> reader) {
        try {
            return reader.apply(stored.registration());
        } catch (RejectedException e) {
            log.warn("{} is kept but cannot be read, it must register again: {}", stored.id(), e.getMessage());
            return null;
        }
    }

    /**
     * Adds an agent, renews it, or changes it; its bindings as they are now are taken as told to it.
     *
     * @throws StoreException when the change could not be kept; nothing is changed then
     */
    public AgentState register(Registration registration) {
        Agent agent = registration.agent();
        changing.lock();
        try {
            Instant now = clocks.now();
            Entry old = entries.get(agent.id());
            Entry entry = old != null && old.live && old.digest().equals(registration.digest())
                    ? old
                    : admit(registration, old, now);
            if (entry == old) {
                unsavedBeats.add(agent.id());
            }
            entry.lastSeen = now;
            entry.live = true;
            leases.grant(agent.id(), clocks.nanos());
            entry.delivered = entry.current;
            return entry.state();
        } finally {
            changing.unlock();
        }
    }

    /**
     * A sign of life.
     *
     * @param applied the fingerprint of the bindings that the agent has, empty when it does not say
     */
    public BeatResult beat(String agentId, String applied) {
        Entry entry = entries.get(agentId);
        if (entry == null || !entry.live || !leases.renew(agentId, clocks.nanos())) {
            return BeatResult.UNKNOWN;
        }
        entry.lastSeen = clocks.now();
        unsavedBeats.add(agentId);
        String has = applied.isEmpty() ? entry.delivered : applied;
        return has.equals(entry.current) ? BeatResult.UNCHANGED : BeatResult.CHANGED;
    }

    /** @throws StoreException when the change could not be kept; nothing is changed then */
    public void unregister(String agentId) {
        locked(() -> {
            Entry entry = entries.get(agentId);
            if (entry != null) {
                store.remove(List.of(agentId), List.of(Event.of(Event.Type.UNREGISTER, entry.agent(), clocks.now())));
                forget(entry.agent());
                rebind(Affected.by(capabilities(entry.agent()), catalog));
                log.info("{} left", agentId);
            }
        });
    }

    /** All agents, by id. */
    public List<AgentState> agents() {
        changing.lock();
        try {
            return entries.values().stream()
                    .map(Entry::state)
                    .sorted((a, b) -> a.agent().id().compareTo(b.agent().id()))
                    .toList();
        } finally {
            changing.unlock();
        }
    }

    /** Expires agents whose lease ended, and forgets those that ended long ago. */
    public void sweep() {
        locked(() -> {
            expire(leases.takeEnded(clocks.nanos()));
            purge(clocks.now().minus(purgeAfter));
        });
    }

    /** Writes down when agents were last seen, all in one go: a beat costs no disk write. */
    public void saveBeats() {
        Map<String, Instant> seen = new HashMap<>();
        for (String agentId : List.copyOf(unsavedBeats)) {
            unsavedBeats.remove(agentId);
            Entry entry = entries.get(agentId);
            if (entry != null) {
                seen.put(agentId, entry.lastSeen);
            }
        }
        if (seen.isEmpty()) {
            return;
        }
        try {
            store.seen(seen);
        } catch (StoreException e) {
            unsavedBeats.addAll(seen.keySet());
            log.warn("beats not kept yet: {}", e.getMessage());
        }
    }

    private Entry admit(Registration registration, @Nullable Entry old, Instant now) {
        Agent agent = registration.agent();
        Instant createdAt = old == null ? now : old.createdAt();
        Event.Type type = old == null || !old.live ? Event.Type.REGISTER : Event.Type.UPDATE;
        store.save(
                new StoredAgent(agent.id(), registration.kept(), true, createdAt, now),
                Admission.events(type, old == null ? null : old.agent(), agent, now));
        Entry entry = new Entry(agent, registration.digest(), true, createdAt, now);
        Set<String> changed = new LinkedHashSet<>(capabilities(agent));
        if (old != null) {
            changed.addAll(capabilities(old.agent()));
            entry.bind(old.bindings());
        }
        entries.put(agent.id(), entry);
        catalog.put(agent, true);
        List<Agent> affected = new ArrayList<>(Affected.by(changed, catalog));
        affected.removeIf(other -> other.id().equals(agent.id()));
        affected.add(agent);
        rebind(affected);
        log.info(
                "{} {} with {} tools",
                agent.id(),
                type == Event.Type.REGISTER ? "joined" : "changed",
                agent.tools().size());
        return entry;
    }

    private void expire(List<String> agentIds) {
        Set<String> changed = new LinkedHashSet<>();
        List<Event> events = new ArrayList<>();
        for (String agentId : agentIds) {
            Entry entry = entries.get(agentId);
            if (entry != null) {
                entry.end(clocks.now());
                catalog.expire(agentId);
                changed.addAll(capabilities(entry.agent()));
                events.add(Event.of(Event.Type.EXPIRE, entry.agent(), clocks.now()));
                log.info("{} gives no sign of life: expired", agentId);
            }
        }
        if (!changed.isEmpty()) {
            keep(() -> store.expire(agentIds, events));
            rebind(Affected.by(changed, catalog));
        }
    }

    private void purge(Instant endedBefore) {
        List<Agent> old = entries.values().stream()
                .filter(entry -> entry.endedBefore(endedBefore))
                .map(Entry::agent)
                .toList();
        if (!old.isEmpty()) {
            keep(() -> store.remove(old.stream().map(Agent::id).toList(), List.of()));
            old.forEach(this::forget);
            Set<String> changed = new LinkedHashSet<>();
            old.forEach(agent -> changed.addAll(capabilities(agent)));
            rebind(Affected.by(changed, catalog));
        }
    }

    private void forget(Agent agent) {
        entries.remove(agent.id());
        catalog.remove(agent.id());
        leases.end(agent.id());
    }

    private void rebind(Collection<Agent> agents) {
        List<Event> events = rewire(agents);
        if (!events.isEmpty()) {
            keep(() -> store.append(events));
        }
    }

    /** Computes the bindings of agents anew, and returns what that changed. */
    private List<Event> rewire(Collection<Agent> agents) {
        Resolver resolver = new Resolver(catalog);
        List<Event> events = new ArrayList<>();
        for (Agent agent : agents) {
            Entry entry = entries.get(agent.id());
            if (entry != null) {
                Bindings bindings = Bindings.of(entry.agent(), resolver);
                events.addAll(Rewiring.events(entry.agent(), entry.bindings(), bindings, clocks.now()));
                entry.bind(bindings);
            }
        }
        return events;
    }

    /** What is only told, or found out again after a restart, must not stop the mesh while the store is down. */
    private static void keep(Runnable write) {
        try {
            write.run();
        } catch (StoreException e) {
            log.warn("not kept: {}", e.getMessage());
        }
    }

    private static Set<String> capabilities(Agent agent) {
        Set<String> capabilities = new LinkedHashSet<>();
        agent.tools().stream().map(Tool::capability).forEach(capabilities::add);
        return capabilities;
    }

    private void locked(Runnable change) {
        changing.lock();
        try {
            change.run();
        } finally {
            changing.unlock();
        }
    }
}

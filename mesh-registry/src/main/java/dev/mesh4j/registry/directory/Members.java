package dev.mesh4j.registry.directory;

import dev.mesh4j.protocol.registry.Revision;
import dev.mesh4j.registry.health.Leases;
import dev.mesh4j.registry.metrics.RegistryMeters;
import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.model.Presence;
import dev.mesh4j.registry.model.Tool;
import dev.mesh4j.registry.resolve.Affected;
import dev.mesh4j.registry.resolve.Catalog;
import dev.mesh4j.registry.resolve.Resolver;
import dev.mesh4j.registry.resolve.Rules;
import dev.mesh4j.registry.store.RegistryStore;
import dev.mesh4j.registry.store.StoredAgent;
import dev.mesh4j.server.RejectedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All agents in memory and who is wired to whom. The loop of changes writes; entries may be read by all. */
final class Members {

    private static final Logger log = LoggerFactory.getLogger(Members.class);

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Catalog catalog = new Catalog();
    private final Rules rules;
    private final Leases leases;
    private final Clocks clocks;
    private final RegistryMeters meters;
    private final Function<StoredAgent, Agent> reader;
    private Set<String> changed = new LinkedHashSet<>();
    private Map<String, Agent> moved = new LinkedHashMap<>();
    /** While a whole store is read nobody joins. */
    private boolean loading;

    private volatile Revision revision = new Revision("", 0);

    Members(Leases leases, Clocks clocks, Function<StoredAgent, Agent> reader, Rules rules, RegistryMeters meters) {
        this.rules = rules;
        this.meters = meters;
        this.clocks = clocks;
        this.leases = leases;
        this.reader = reader;
    }

    @Nullable
    Entry entry(String agentId) {
        return entries.get(agentId);
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    Revision revision() {
        return revision;
    }

    void reach(Revision next) {
        revision = next;
    }

    /** Who is wired to whom, as of now. */
    Wiring wiring() {
        return new Wiring(catalog, new Resolver(catalog, rules));
    }

    /** How many agents count as alive. */
    int live() {
        return (int) entries.values().stream()
                .filter(entry -> entry.presence().isThere())
                .count();
    }

    /**
     * Takes a row over; what follows for the wiring is found out by {@link #rewire}.
     *
     * @param known the agent of the row, if somebody has read it already
     */
    void apply(StoredAgent row, @Nullable Agent known) {
        Entry entry = entries.get(row.id());
        if (row.presence() == Presence.LEFT) {
            if (entry != null) {
                forget(entry);
            }
            return;
        }
        boolean wasThere = entry != null && entry.presence().isThere();
        Agent agent = entry != null && entry.digest().equals(row.digest()) ? entry.agent() : known;
        if (agent == null) {
            read(row).ifPresent(read -> apply(row, read));
            return;
        }
        if (entry == null) {
            entry = new Entry(agent, row, revision, clocks.nanos());
            entries.put(row.id(), entry);
            if (!loading) {
                log.info("{} joined with {} tools", agent.id(), agent.tools().size());
            }
        } else {
            touch(entry.agent());
            tell(entry, row);
            entry.change(agent, row, clocks.nanos());
        }
        touch(agent);
        catalog.put(agent, row.presence(), row.createdAt());
        lease(row, wasThere, entry);
    }

    /** Takes everything over that a store has, and forgets what it has not. */
    void replaceAll(Collection<StoredAgent> rows) {
        Set<String> kept = new LinkedHashSet<>();
        for (StoredAgent row : rows) {
            kept.add(row.id());
            Entry entry = entries.get(row.id());
            if (entry == null
                    || entry.row() != row.revision()
                    || !entry.digest().equals(row.digest())) {
                apply(row, null);
            }
        }
        List.copyOf(entries.values()).stream()
                .filter(entry -> !kept.contains(entry.agent().id()))
                .forEach(this::forget);
    }

    /** Takes all over that a store has. */
    void load(RegistryStore store) {
        reach(new Revision(store.epoch(), 0));
        loading = true;
        Loading all = new Loading(this);
        long newest = store.load(all::take);
        all.finish();
        loading = false;
        log.info("{} agents are known", entries.size());
        reach(new Revision(store.epoch(), newest));
        // as it was before: nothing happened that would be an event
        rewire();
    }

    /** Finds the bindings anew of all whom the rows since the last time can touch; returns what that changed, as events. */
    List<Event> rewire() {
        long began = System.nanoTime();
        int dependencies = 0;
        Map<String, Agent> affected = new LinkedHashMap<>(moved);
        Affected.by(changed, catalog).forEach(agent -> affected.put(agent.id(), agent));
        // new ones: clearing those of a whole mesh would cost as much each time
        moved = new LinkedHashMap<>();
        changed = new LinkedHashSet<>();
        Resolver resolver = new Resolver(catalog, rules);
        List<Event> events = new ArrayList<>();
        for (String agentId : affected.keySet()) {
            Entry entry = entries.get(agentId);
            if (entry != null) {
                Bindings before = entry.bindings();
                Bindings after = Bindings.of(entry.agent(), resolver);
                dependencies += after.total();
                events.addAll(Rewiring.events(entry.agent(), before, after, clocks.now()));
                if (entry.bind(after, revision)) {
                    wake(entry, began);
                }
            }
        }
        if (!affected.isEmpty()) {
            meters.resolved(dependencies, System.nanoTime() - began);
        }
        return events;
    }

    private static void wake(Entry entry, long since) {
        Watch watch = entry.watch();
        if (watch != null) {
            watch.wake(since);
        }
    }

    private void lease(StoredAgent row, boolean wasThere, Entry entry) {
        if (row.presence().isThere()) {
            if (!wasThere) {
                leases.grant(row.id());
            }
        } else {
            leases.end(row.id());
            endWatch(entry);
        }
    }

    private void forget(Entry entry) {
        Agent agent = entry.agent();
        touch(agent);
        moved.remove(agent.id());
        entries.remove(agent.id());
        catalog.remove(agent.id());
        leases.end(agent.id());
        endWatch(entry);
        log.info("{} left", agent.id());
    }

    /** Its agent has to register again first. */
    private static void endWatch(Entry entry) {
        entry.replaceWatch(null);
    }

    private void touch(Agent agent) {
        moved.put(agent.id(), agent);
        agent.tools().stream().map(Tool::capability).forEach(changed::add);
    }

    private static void tell(Entry entry, StoredAgent row) {
        if (entry.presence() != row.presence()) {
            switch (row.presence()) {
                case LIVE -> log.info("{} is there again", row.id());
                case SUSPECT -> log.info("{} is suspect: its watch broke", row.id());
                case EXPIRED -> log.info("{} gives no sign of life: expired", row.id());
                case LEFT -> log.info("{} left", row.id());
            }
        } else {
            log.info("{} changed", row.id());
        }
    }

    /** Empty when an earlier version kept what this one refuses; such an agent has to register again. */
    Optional<Agent> read(StoredAgent row) {
        try {
            return Optional.of(reader.apply(row));
        } catch (RejectedException e) {
            log.warn("{} is kept but cannot be read, it must register again: {}", row.id(), e.getMessage());
            return Optional.empty();
        }
    }
}

package dev.mesh4j.registry.directory;

import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.model.Presence;
import dev.mesh4j.registry.store.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The changes of one transaction; each agent is changed once at most. Not thread-safe. */
final class Plan {

    private final List<Change> changes = new ArrayList<>();
    private final Set<String> touched = new HashSet<>();
    private final Map<String, Agent> agents = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private boolean refresh;
    private boolean reload;

    /** Whether something is to be done to the agent already. */
    boolean touches(String agentId) {
        return touched.contains(agentId);
    }

    void add(Change change) {
        changes.add(change);
        touched.add(change.agentId());
    }

    void add(Change.Register change, Agent agent) {
        add(change);
        agents.put(change.agentId(), agent);
    }

    /** False when something is to be done to the agent already. */
    boolean move(Entry entry, Presence to, Event... events) {
        String agentId = entry.agent().id();
        if (touches(agentId)) {
            return false;
        }
        boolean onlyIfLapsed = to == Presence.EXPIRED;
        add(new Change.Move(agentId, entry.row(), to, entry.lastSeen(), onlyIfLapsed, List.of(events)));
        return true;
    }

    List<Change> changes() {
        return changes;
    }

    /** Something happened that changes no agent. */
    void tell(Event event) {
        events.add(event);
    }

    List<Event> events() {
        return events;
    }

    /** The agent of a registration in this plan, as it was read. */
    @Nullable
    Agent agent(String agentId) {
        return agents.get(agentId);
    }

    /** What others did is to be read. True, as a step of a task. */
    boolean refresh() {
        refresh = true;
        return true;
    }

    /** All is to be read anew. True, as a step of a task. */
    boolean reload() {
        reload = true;
        return true;
    }

    boolean wantsRefresh() {
        return refresh;
    }

    boolean wantsReload() {
        return reload;
    }
}

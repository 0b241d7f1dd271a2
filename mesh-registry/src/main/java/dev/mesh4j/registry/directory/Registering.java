package dev.mesh4j.registry.directory;

import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.model.Presence;
import dev.mesh4j.registry.store.Change;
import dev.mesh4j.registry.store.StoredAgent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a registration changes. */
final class Registering {

    private Registering() {}

    /** False when the agent is changed by the plan already. */
    static boolean plan(Registration registration, Members members, Plan plan, Instant now) {
        Agent agent = registration.agent();
        if (plan.touches(agent.id())) {
            return false;
        }
        Entry old = members.entry(agent.id());
        if (old != null) {
            old.requireOwner(registration.keyHash());
        }
        boolean known = old != null && old.presence().isThere();
        StoredAgent row = new StoredAgent(
                agent.id(),
                Presence.LIVE,
                registration.document(),
                registration.digest(),
                registration.keyHash(),
                old == null ? now : old.createdAt(),
                now,
                0);
        plan.add(
                new Change.Register(
                        row,
                        registration.schemas(),
                        Admission.events(known ? Event.Type.UPDATE : Event.Type.REGISTER, before(old), agent, now)),
                agent);
        return true;
    }

    private static @Nullable Agent before(@Nullable Entry old) {
        return old == null ? null : old.agent();
    }
}

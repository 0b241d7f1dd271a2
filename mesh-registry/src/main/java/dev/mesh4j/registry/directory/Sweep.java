package dev.mesh4j.registry.directory;

import dev.mesh4j.registry.health.Leases;
import dev.mesh4j.registry.health.Leases.Silence;
import dev.mesh4j.registry.health.SelfPreservation;
import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.model.Presence;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Expires agents whose lease ended, unless too many did, and forgets those that ended long ago. */
final class Sweep {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final Members members;
    private final Leases leases;
    private final SelfPreservation preservation;
    private final long purgeAfter;
    private final Clocks clocks;
    private volatile String preserving = "";

    Sweep(Members members, Leases leases, SelfPreservation preservation, Duration purgeAfter, Clocks clocks) {
        this.members = members;
        this.leases = leases;
        this.preservation = preservation;
        this.purgeAfter = purgeAfter.toNanos();
        this.clocks = clocks;
    }

    /** Why nobody is expired now; empty when all is as usual. */
    String preserving() {
        return preserving;
    }

    /** True, as a step of a task. */
    boolean plan(Plan plan) {
        Silence silence = leases.isCertain() ? leases.silence() : Silence.NONE;
        Optional<String> reason = preservation.reason(silence, members.live(), clocks.nanos());
        if (reason.isPresent() == preserving.isEmpty()) {
            log.warn("self-preservation: {}", reason.orElse("ended"));
            plan.tell(new Event(
                    Event.Type.SELF_PRESERVATION, "", "", "", clocks.now(), Map.of("reason", reason.orElse(""))));
        }
        preserving = reason.orElse("");
        if (reason.isEmpty()) {
            expire(silence, plan);
        }
        purge(plan);
        return true;
    }

    private void expire(Silence silence, Plan plan) {
        for (String agentId : silence.lapsed()) {
            Entry entry = members.entry(agentId);
            if (entry == null || !entry.presence().isThere()) {
                leases.end(agentId);
            } else if (leases.hasLapsed(agentId)) {
                plan.move(entry, Presence.EXPIRED, Event.of(Event.Type.EXPIRE, entry.agent(), clocks.now()));
            }
        }
    }

    private void purge(Plan plan) {
        long endedBefore = clocks.nanos() - purgeAfter;
        for (Entry entry : members.entries()) {
            if (entry.endedBefore(endedBefore)) {
                plan.move(entry, Presence.LEFT);
            }
        }
    }
}

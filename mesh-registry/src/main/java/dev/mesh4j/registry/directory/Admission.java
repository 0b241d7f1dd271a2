package dev.mesh4j.registry.directory;

import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a registration that changes something means, as events. */
final class Admission {

    private Admission() {}

    /** @param type of the registration: {@code REGISTER} or {@code UPDATE} */
    static List<Event> events(Event.Type type, @Nullable Agent before, Agent now, Instant at) {
        String was = before == null ? Agent.HEALTHY : before.health().status();
        if (was.equals(now.health().status())) {
            return List.of(Event.of(type, now, at));
        }
        Event registered = new Event(
                type,
                now.id(),
                now.name(),
                "",
                at,
                Map.of("health", now.health().status()));
        return now.unhealthy()
                .map(reason -> List.of(
                        registered,
                        new Event(Event.Type.UNHEALTHY, now.id(), now.name(), "", at, Map.of("reason", reason))))
                .orElse(List.of(registered));
    }
}

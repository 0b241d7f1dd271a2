package dev.mesh4j.registry.directory;

import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.resolve.Offer;
import dev.mesh4j.registry.resolve.Resolution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What changed between two bindings of an agent, as events. */
final class Rewiring {

    private Rewiring() {}

    static List<Event> events(Agent consumer, Bindings before, Bindings after, Instant now) {
        List<Event> events = new ArrayList<>();
        after.resolutions().forEach((function, resolutions) -> {
            List<Resolution> old = before.resolutions().getOrDefault(function, List.of());
            for (int i = 0; i < resolutions.size(); i++) {
                String was = i < old.size() ? winner(old.get(i)) : "";
                String is = winner(resolutions.get(i));
                if (!was.equals(is)) {
                    events.add(event(consumer, function, resolutions.get(i), is, now));
                }
            }
        });
        return events;
    }

    private static Event event(Agent consumer, String function, Resolution resolution, String provider, Instant now) {
        String capability = resolution.need().capability();
        return provider.isEmpty()
                ? new Event(
                        Event.Type.DEPENDENCY_UNRESOLVED,
                        consumer.id(),
                        consumer.name(),
                        function,
                        now,
                        Map.of("capability", capability, "reason", resolution.reason()))
                : new Event(
                        Event.Type.DEPENDENCY_RESOLVED,
                        consumer.id(),
                        consumer.name(),
                        function,
                        now,
                        Map.of("capability", capability, "provider", provider));
    }

    private static String winner(Resolution resolution) {
        return resolution.candidates().stream().findFirst().map(Offer::toString).orElse("");
    }
}

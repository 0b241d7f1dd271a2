package dev.mesh4j.registry.directory;

import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.resolve.Offer;
import dev.mesh4j.registry.resolve.Resolution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
                    events.add(event(consumer, function, resolutions.get(i), was, now));
                }
            }
        });
        return events;
    }

    /** @param was the provider until now, empty for none */
    private static Event event(Agent consumer, String function, Resolution resolution, String was, Instant now) {
        String is = winner(resolution);
        Event.Type type = is.isEmpty()
                ? Event.Type.DEPENDENCY_UNRESOLVED
                : was.isEmpty() ? Event.Type.DEPENDENCY_RESOLVED : Event.Type.ROTATE;
        Map<String, String> data = new TreeMap<>();
        data.put("capability", resolution.need().capability());
        data.put(is.isEmpty() ? "reason" : "provider", is.isEmpty() ? resolution.reason() : is);
        if (!was.isEmpty()) {
            data.put("previous", was);
        }
        return new Event(type, consumer.id(), consumer.name(), function, now, data);
    }

    private static String winner(Resolution resolution) {
        return resolution.candidates().stream().findFirst().map(Offer::toString).orElse("");
    }
}

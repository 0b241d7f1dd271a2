package dev.mesh4j.registry.resolve;

import dev.mesh4j.registry.model.Requirement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which tools can be used, given that a tool needs its required dependencies, and those need theirs. The available tools
 * are the least fixed point: a tool becomes available once each of its required dependencies has an available provider, so
 * tools that only require each other never do.
 */
final class Availability {

    private final Resolver resolver;
    private final Map<Offer, Optional<String>> known = new HashMap<>();

    Availability(Resolver resolver) {
        this.resolver = resolver;
    }

    /** Why the offer cannot be used; empty when it can. */
    Optional<String> reason(Offer offer) {
        if (offer.tool().requirements().stream().noneMatch(Requirement::required)) {
            return Optional.empty();
        }
        Optional<String> found = known.get(offer);
        if (found == null) {
            settle(reachable(offer));
            found = known.getOrDefault(offer, Optional.empty());
        }
        return found;
    }

    /** The tools that the offer's availability can depend on, with their required dependencies. */
    private Map<Offer, List<Resolution>> reachable(Offer start) {
        Map<Offer, List<Resolution>> graph = new LinkedHashMap<>();
        Deque<Offer> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Offer offer = open.pop();
            if (graph.containsKey(offer) || known.containsKey(offer)) {
                continue;
            }
            List<Resolution> required = offer.tool().requirements().stream()
                    .filter(Requirement::required)
                    .map(requirement -> resolver.match(offer, requirement))
                    .toList();
            graph.put(offer, required);
            required.forEach(resolution -> resolution.candidates().forEach(open::push));
        }
        return graph;
    }

    private void settle(Map<Offer, List<Resolution>> graph) {
        Map<Offer, List<Resolution>> open = new LinkedHashMap<>(graph);
        boolean grew = true;
        while (grew) {
            grew = open.entrySet().removeIf(entry -> {
                boolean met = entry.getValue().stream().allMatch(this::isMet);
                if (met) {
                    known.put(entry.getKey(), Optional.empty());
                }
                return met;
            });
        }
        open.forEach((offer, required) -> known.put(offer, Optional.of(explain(offer, open))));
    }

    private boolean isMet(Resolution resolution) {
        return resolution.candidates().stream().anyMatch(candidate -> {
            Optional<String> reason = known.get(candidate);
            return reason != null && reason.isEmpty();
        });
    }

    /** Follows unmet requirements to one that nobody can meet, or back to where it began. */
    private String explain(Offer start, Map<Offer, List<Resolution>> unmet) {
        List<Offer> path = new ArrayList<>(List.of(start));
        while (true) {
            Resolution missing = firstUnmet(unmet.getOrDefault(path.getLast(), List.of()));
            if (missing.candidates().isEmpty()) {
                return "it requires '" + missing.requirement().capability() + "', but " + missing.reason();
            }
            Offer next = missing.candidates().getFirst();
            if (path.contains(next)) {
                List<String> cycle = new ArrayList<>(path.subList(path.indexOf(next), path.size()).stream()
                        .map(Offer::toString)
                        .toList());
                cycle.add(next.toString());
                return "required dependencies form a cycle: " + String.join(" → ", cycle);
            }
            Optional<String> settled = known.get(next);
            if (settled != null && settled.isPresent()) {
                return "it requires '" + missing.requirement().capability() + "', but " + next + " is unavailable: "
                        + settled.get();
            }
            path.add(next);
        }
    }

    private Resolution firstUnmet(List<Resolution> required) {
        return required.stream().filter(r -> !isMet(r)).findFirst().orElseThrow();
    }
}

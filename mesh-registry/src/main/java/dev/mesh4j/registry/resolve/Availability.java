package dev.mesh4j.registry.resolve;

import dev.mesh4j.registry.model.Requirement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

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
    private SequencedMap<Offer, List<Resolution>> reachable(Offer start) {
        SequencedMap<Offer, List<Resolution>> graph = new LinkedHashMap<>();
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

    private void settle(SequencedMap<Offer, List<Resolution>> graph) {
        Map<Offer, List<Offer>> dependents = dependents(graph);
        // what was found last lies deepest: beginning there, most tools are looked at once
        Deque<Offer> open = new ArrayDeque<>(graph.sequencedKeySet().reversed());
        while (!open.isEmpty()) {
            Offer offer = open.pop();
            List<Resolution> required = graph.get(offer);
            if (required != null
                    && !known.containsKey(offer)
                    && required.stream().allMatch(this::isMet)) {
                known.put(offer, Optional.empty());
                dependents.getOrDefault(offer, List.of()).forEach(open::push);
            }
        }
        for (Offer offer : graph.keySet()) {
            if (!known.containsKey(offer)) {
                explain(offer, graph);
            }
        }
    }

    private static Map<Offer, List<Offer>> dependents(Map<Offer, List<Resolution>> graph) {
        Map<Offer, List<Offer>> dependents = new HashMap<>();
        graph.forEach((offer, required) -> required.stream()
                .flatMap(resolution -> resolution.candidates().stream())
                .forEach(candidate -> dependents
                        .computeIfAbsent(candidate, c -> new ArrayList<>())
                        .add(offer)));
        return dependents;
    }

    private boolean isMet(Resolution resolution) {
        return resolution.candidates().stream().anyMatch(candidate -> {
            Optional<String> reason = known.get(candidate);
            return reason != null && reason.isEmpty();
        });
    }

    /** Follows unmet requirements to one that nobody can meet, or back to where it began: all on the way share the reason. */
    private void explain(Offer start, Map<Offer, List<Resolution>> graph) {
        Set<Offer> path = new LinkedHashSet<>();
        Offer last = start;
        String reason = null;
        while (reason == null) {
            path.add(last);
            Resolution missing = firstUnmet(graph.getOrDefault(last, List.of()));
            if (missing.candidates().isEmpty()) {
                String requires = "requires '" + missing.requirement().capability() + "', but " + missing.reason();
                known.put(last, Optional.of("it " + requires));
                path.remove(last);
                reason = "it depends on " + last + ", which " + requires;
            } else {
                Offer next = missing.candidates().getFirst();
                Optional<String> settled = known.getOrDefault(next, Optional.empty());
                if (path.contains(next)) {
                    reason = cycle(path, next);
                } else if (settled.isPresent()) {
                    reason = settled.get().replaceFirst("^it requires", "it depends on " + next + ", which requires");
                }
                last = next;
            }
        }
        for (Offer offer : path) {
            known.put(offer, Optional.of(reason));
        }
    }

    private static String cycle(Set<Offer> path, Offer first) {
        List<String> names = path.stream()
                .dropWhile(offer -> !offer.equals(first))
                .map(Offer::toString)
                .toList();
        return "required dependencies form a cycle: " + String.join(" → ", names) + " → " + first;
    }

    private Resolution firstUnmet(List<Resolution> required) {
        return required.stream().filter(r -> !isMet(r)).findFirst().orElseThrow();
    }
}

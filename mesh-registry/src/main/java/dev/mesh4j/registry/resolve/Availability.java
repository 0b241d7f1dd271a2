package dev.mesh4j.registry.resolve;

import dev.mesh4j.registry.model.Need;
import dev.mesh4j.registry.model.Requirement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
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
 * tools that only require each other never do. Each need is looked at once, however many tools have it.
 */
final class Availability {

    private final Resolver resolver;
    private final Map<Offer, Optional<String>> known = new HashMap<>();
    private final Set<Need> met = new HashSet<>();

    Availability(Resolver resolver) {
        this.resolver = resolver;
    }

    /** Why the offer cannot be used; empty when it can. */
    Optional<String> reason(Offer offer) {
        if (isFree(offer)) {
            return Optional.empty();
        }
        Optional<String> found = known.get(offer);
        if (found == null) {
            settle(reachable(offer));
            found = known.getOrDefault(offer, Optional.empty());
        }
        return found;
    }

    /** Whether it requires nothing. */
    private static boolean isFree(Offer offer) {
        return offer.tool().requirements().stream().noneMatch(Requirement::required);
    }

    private static Set<Need> required(Offer offer) {
        Set<Need> needs = new LinkedHashSet<>();
        offer.tool().requirements().stream().filter(Requirement::required).forEach(r -> needs.add(r.need()));
        return needs;
    }

    /** The tools that the offer's availability can depend on, with what they require. */
    private SequencedMap<Offer, Set<Need>> reachable(Offer start) {
        SequencedMap<Offer, Set<Need>> graph = new LinkedHashMap<>();
        Set<Need> seen = new HashSet<>();
        Deque<Offer> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Offer offer = open.pop();
            if (known.containsKey(offer) || graph.containsKey(offer)) {
                continue;
            }
            Set<Need> needs = required(offer);
            graph.put(offer, needs);
            for (Need need : needs) {
                if (seen.add(need)) {
                    visit(need, open);
                }
            }
        }
        return graph;
    }

    private void visit(Need need, Deque<Offer> open) {
        for (Contender contender : resolver.match(need)) {
            Offer offer = contender.offer();
            Optional<String> found = isFree(offer) ? Optional.empty() : known.get(offer);
            if (found == null) {
                open.push(offer);
            } else if (found.isEmpty()) {
                met.add(need);
            }
        }
    }

    private void settle(SequencedMap<Offer, Set<Need>> graph) {
        Spread spread = new Spread(graph);
        graph.forEach((offer, needs) -> {
            if (met.containsAll(needs)) {
                spread.available(offer);
            }
        });
        for (Offer offer : graph.keySet()) {
            if (!known.containsKey(offer)) {
                explain(offer);
            }
        }
    }

    /** Follows unmet requirements to one that nobody can meet, or back to where it began: all on the way share the reason. */
    private void explain(Offer start) {
        Set<Offer> path = new LinkedHashSet<>();
        Offer last = start;
        String reason = null;
        while (reason == null) {
            path.add(last);
            Need missing = firstUnmet(last);
            Optional<Offer> candidate = resolver.firstOther(last, missing);
            if (candidate.isEmpty()) {
                String requires = "requires '" + missing.capability() + "', but " + resolver.mismatch(last, missing);
                known.put(last, Optional.of("it " + requires));
                path.remove(last);
                reason = "it depends on " + last + ", which " + requires;
            } else {
                Offer next = candidate.get();
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

    /** From the lowest name on, so that it reads the same wherever it was entered. */
    private static String cycle(Set<Offer> path, Offer entered) {
        List<String> names = new ArrayList<>(path.stream()
                .dropWhile(offer -> !offer.equals(entered))
                .map(Offer::toString)
                .toList());
        Collections.rotate(names, -names.indexOf(Collections.min(names)));
        return "required dependencies form a cycle: " + String.join(" → ", names) + " → " + names.getFirst();
    }

    private Need firstUnmet(Offer offer) {
        return required(offer).stream()
                .filter(need -> !met.contains(need))
                .findFirst()
                .orElseThrow();
    }

    /** Passes on that a tool became available: to the needs that it meets, and from them to the tools that have them. */
    private final class Spread {

        private final Map<Need, List<Offer>> dependents = new HashMap<>();
        private final Map<Offer, List<Need>> meets = new HashMap<>();
        private final Map<Offer, Integer> missing = new HashMap<>();

        Spread(SequencedMap<Offer, Set<Need>> graph) {
            graph.forEach((offer, needs) -> {
                List<Need> unmet =
                        needs.stream().filter(need -> !met.contains(need)).toList();
                missing.put(offer, unmet.size());
                unmet.forEach(
                        need -> dependents.computeIfAbsent(need, this::watch).add(offer));
            });
        }

        private List<Offer> watch(Need need) {
            for (Contender contender : resolver.match(need)) {
                meets.computeIfAbsent(contender.offer(), o -> new ArrayList<>()).add(need);
            }
            return new ArrayList<>();
        }

        void available(Offer first) {
            Deque<Offer> open = new ArrayDeque<>(List.of(first));
            while (!open.isEmpty()) {
                Offer offer = open.pop();
                if (known.putIfAbsent(offer, Optional.empty()) == null) {
                    Collection<Need> needs = meets.getOrDefault(offer, List.of());
                    needs.stream().filter(met::add).forEach(need -> passOn(need, open));
                }
            }
        }

        private void passOn(Need need, Deque<Offer> open) {
            for (Offer dependent : dependents.getOrDefault(need, List.of())) {
                if (missing.merge(dependent, -1, Integer::sum) == 0) {
                    open.push(dependent);
                }
            }
        }
    }
}

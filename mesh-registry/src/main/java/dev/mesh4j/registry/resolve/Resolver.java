package dev.mesh4j.registry.resolve;

import dev.mesh4j.registry.model.Need;
import dev.mesh4j.registry.resolve.Explanation.Dropped;
import dev.mesh4j.registry.resolve.Explanation.Kept;
import dev.mesh4j.registry.resolve.Matching.Recorder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Matches needs with offers: health, namespace, tags, version, schema, availability; then ranks them. For one state of the
 * catalog: it remembers what it found out, and equal needs get the same answer. Not thread-safe.
 */
public final class Resolver {

    private final TieBreakers tieBreakers;
    private final Matching matching;
    private final Availability availability;
    private final Map<Need, List<Contender>> matches = new HashMap<>();
    private final Map<Need, Misses> mismatches = new HashMap<>();
    private final Map<Need, Misses> misses = new HashMap<>();
    private final Map<Need, Resolution> resolutions = new HashMap<>();

    public Resolver(Catalog catalog, Rules rules) {
        this.tieBreakers = rules.tieBreakers();
        this.matching = new Matching(catalog, rules);
        this.availability = new Availability(this);
    }

    /** All requirements of a tool, in their declared order. */
    public List<Resolution> resolve(Offer consumer) {
        return consumer.tool().requirements().stream()
                .map(requirement -> resolve(consumer, requirement.need()))
                .toList();
    }

    /** Why a tool cannot be used although its agent lives: a required dependency that nothing meets. */
    public Optional<String> unavailable(Offer offer) {
        return availability.reason(offer);
    }

    /**
     * Who was considered, and what came of it.
     *
     * @param consumer who asks, and is never its own provider; {@code null}: nobody in particular
     */
    public Explanation explain(@Nullable Offer consumer, Need need) {
        List<Dropped> dropped = new ArrayList<>();
        Recorder recorder = recorder(consumer, dropped);
        List<Contender> matched = new ArrayList<>(matching.match(need, recorder));
        matched.removeIf(contender -> contender.offer().equals(consumer));
        List<Contender> available = available(matched, recorder);
        dropped.sort(Misses.BY_NAME);
        List<Integer> ranks = ranks(available);
        List<Kept> kept = new ArrayList<>();
        for (int i = 0; i < available.size(); i++) {
            kept.add(new Kept(available.get(i), ranks.get(i)));
        }
        return new Explanation(
                need, kept, dropped, kept.isEmpty() ? Misses.of(dropped).reason(need, null) : "");
    }

    /** The offers that match, the best first, whether or not they are available. */
    List<Contender> match(Need need) {
        return matches.computeIfAbsent(need, n -> matching.match(n, Recorder.NONE));
    }

    /** The best match but the consumer itself. */
    Optional<Offer> firstOther(Offer consumer, Need need) {
        return match(need).stream()
                .map(Contender::offer)
                .filter(o -> !o.equals(consumer))
                .findFirst();
    }

    /** Why nothing but perhaps the consumer itself matches a need. */
    String mismatch(Offer consumer, Need need) {
        Misses misses = mismatches.computeIfAbsent(need, n -> {
            List<Dropped> dropped = new ArrayList<>();
            matching.match(n, recorder(null, dropped));
            return Misses.of(dropped);
        });
        boolean matches = match(need).stream().anyMatch(c -> c.offer().equals(consumer));
        return misses.reason(need, offers(consumer, need) && !matches ? consumer : null);
    }

    /** How many offers were looked at so far. */
    int compared() {
        return matching.compared();
    }

    private Resolution resolve(Offer consumer, Need need) {
        Resolution shared = resolutions.get(need);
        if (shared == null) {
            shared = resolution(need);
            resolutions.put(need, shared);
        }
        return offers(consumer, need) ? withoutItself(consumer, shared) : shared;
    }

    private static boolean offers(Offer consumer, Need need) {
        return consumer.tool().capability().equals(need.capability());
    }

    private Resolution withoutItself(Offer consumer, Resolution shared) {
        int own = shared.candidates().indexOf(consumer);
        if (own < 0 && shared.isResolved()) {
            return shared;
        }
        return own >= 0 && shared.candidates().size() > 1
                ? shared.without(own)
                : Resolution.unresolved(
                        shared.need(), misses(shared.need()).reason(shared.need(), own < 0 ? consumer : null));
    }

    private Resolution resolution(Need need) {
        List<Contender> available = available(match(need), Recorder.NONE);
        return available.isEmpty()
                ? Resolution.unresolved(need, misses(need).reason(need, null))
                : new Resolution(need, available.stream().map(Contender::offer).toList(), ranks(available), "");
    }

    private Misses misses(Need need) {
        return misses.computeIfAbsent(need, n -> Misses.of(explain(null, n).dropped()));
    }

    private List<Contender> available(List<Contender> matched, Recorder recorder) {
        List<Contender> available = new ArrayList<>(matched.size());
        for (Contender contender : matched) {
            Optional<String> reason = availability.reason(contender.offer());
            if (reason.isEmpty()) {
                available.add(contender);
            } else {
                recorder.dropped(contender.offer(), Stage.AVAILABILITY, () -> "is unavailable: " + reason.get());
            }
        }
        return available;
    }

    private static Recorder recorder(@Nullable Offer consumer, List<Dropped> dropped) {
        return (offer, stage, reason) -> {
            if (!offer.equals(consumer)) {
                dropped.add(new Dropped(offer, stage, reason.get()));
            }
        };
    }

    private List<Integer> ranks(List<Contender> contenders) {
        List<Integer> ranks = new ArrayList<>(contenders.size());
        for (int i = 0; i < contenders.size(); i++) {
            boolean tie = i > 0 && tieBreakers.isTie(contenders.get(i - 1), contenders.get(i));
            ranks.add(tie ? ranks.getLast() : Integer.valueOf(i));
        }
        return ranks;
    }
}

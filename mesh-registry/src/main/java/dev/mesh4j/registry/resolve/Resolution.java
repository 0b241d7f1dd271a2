package dev.mesh4j.registry.resolve;

import dev.mesh4j.protocol.match.TagQuery;
import dev.mesh4j.registry.model.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How one requirement of one tool is met.
 *
 * @param candidates every provider that matched, the winner first; empty while unresolved
 * @param exclusions every provider of the capability that was left out, and why
 */
public record Resolution(Requirement requirement, List<Offer> candidates, List<Exclusion> exclusions) {

    private static final int SHOWN_EXCLUSIONS = 5;

    public Resolution {
        candidates = List.copyOf(candidates);
        exclusions = List.copyOf(exclusions);
    }

    /** A provider that was left out, at the stage that dropped it. */
    public record Exclusion(Offer offer, Stage stage, String reason) {}

    /** The stages of matching, in their order. */
    public enum Stage {
        HEALTH,
        NAMESPACE,
        TAGS,
        VERSION,
        AVAILABILITY
    }

    public boolean isResolved() {
        return !candidates.isEmpty();
    }

    /** For each candidate how many are better than it; those with the same score and version are equal. */
    public List<Integer> ranks() {
        List<Integer> ranks = new ArrayList<>(candidates.size());
        Offer before = null;
        for (Offer offer : candidates) {
            boolean equal = before != null
                    && score(offer) == score(before)
                    && offer.tool().version().equals(before.tool().version());
            ranks.add(equal ? ranks.getLast() : Integer.valueOf(ranks.size()));
            before = offer;
        }
        return ranks;
    }

    private int score(Offer offer) {
        return requirement.tagQuery().match(offer.tool().tags()) instanceof TagQuery.Accepted(int score) ? score : 0;
    }

    /** Why there is no candidate, in one line; empty when there is one. */
    public String reason() {
        if (isResolved()) {
            return "";
        }
        if (exclusions.isEmpty()) {
            return "nobody offers '" + requirement.capability() + "'";
        }
        String shown = exclusions.stream()
                .limit(SHOWN_EXCLUSIONS)
                .map(e -> e.offer() + " " + e.reason())
                .collect(Collectors.joining("; "));
        int more = exclusions.size() - SHOWN_EXCLUSIONS;
        return shown + (more > 0 ? "; and " + more + " more" : "");
    }
}

package dev.mesh4j.registry.resolve;

import dev.mesh4j.protocol.match.SemanticVersion;
import dev.mesh4j.protocol.match.TagQuery;
import dev.mesh4j.registry.model.Requirement;
import dev.mesh4j.registry.resolve.Resolution.Exclusion;
import dev.mesh4j.registry.resolve.Resolution.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Matches requirements with offers: health, namespace, tags, version, availability; then ranks by score, version and the
 * lowest agent id.
 */
public final class Resolver {

    private final Catalog catalog;
    private final Availability availability;

    /** A resolver for one state of the catalog; it remembers what it found out. */
    public Resolver(Catalog catalog) {
        this.catalog = catalog;
        this.availability = new Availability(this);
    }

    /** All requirements of a tool, in their declared order. */
    public List<Resolution> resolve(Offer consumer) {
        return consumer.tool().requirements().stream()
                .map(requirement -> resolve(consumer, requirement))
                .toList();
    }

    /** Why a tool cannot be used although its agent lives: a required dependency that nothing meets. */
    public Optional<String> unavailable(Offer offer) {
        return availability.reason(offer);
    }

    private Resolution resolve(Offer consumer, Requirement requirement) {
        Resolution matched = match(consumer, requirement);
        List<Offer> candidates = new ArrayList<>();
        List<Exclusion> exclusions = new ArrayList<>(matched.exclusions());
        for (Offer offer : matched.candidates()) {
            availability
                    .reason(offer)
                    .ifPresentOrElse(
                            reason -> exclusions.add(
                                    new Exclusion(offer, Stage.AVAILABILITY, "is unavailable: " + reason)),
                            () -> candidates.add(offer));
        }
        return new Resolution(requirement, candidates, exclusions);
    }

    /** Everything but availability, which depends on other requirements. */
    Resolution match(Offer consumer, Requirement requirement) {
        List<Ranked> matched = new ArrayList<>();
        List<Exclusion> exclusions = new ArrayList<>();
        for (Offer offer : catalog.offers(requirement.capability())) {
            if (!offer.equals(consumer)) {
                consider(offer, requirement, matched, exclusions);
            }
        }
        matched.sort(Ranked.BEST_FIRST);
        return new Resolution(requirement, matched.stream().map(Ranked::offer).toList(), exclusions);
    }

    private void consider(Offer offer, Requirement wanted, List<Ranked> matched, List<Exclusion> exclusions) {
        if (!catalog.isLive(offer.agent())) {
            exclusions.add(new Exclusion(offer, Stage.HEALTH, "gives no sign of life"));
        } else if (offer.agent().unhealthy().isPresent()) {
            exclusions.add(new Exclusion(
                    offer,
                    Stage.HEALTH,
                    "is unhealthy: " + offer.agent().unhealthy().get()));
        } else if (offer.agent().endpoint().isEmpty()) {
            exclusions.add(new Exclusion(offer, Stage.HEALTH, "serves its own client alone, on stdio"));
        } else if (!offer.agent().namespace().equals(wanted.namespace())) {
            exclusions.add(new Exclusion(
                    offer,
                    Stage.NAMESPACE,
                    "is in namespace '" + offer.agent().namespace() + "', not '" + wanted.namespace() + "'"));
        } else {
            switch (wanted.tagQuery().match(offer.tool().tags())) {
                case TagQuery.Rejected(String reason) -> exclusions.add(new Exclusion(offer, Stage.TAGS, reason));
                case TagQuery.Accepted(int score) -> {
                    if (wanted.version().allows(offer.tool().version())) {
                        matched.add(new Ranked(
                                offer,
                                catalog.isSuspect(offer.agent()),
                                score,
                                SemanticVersion.parse(offer.tool().version())));
                    } else {
                        exclusions.add(new Exclusion(
                                offer,
                                Stage.VERSION,
                                "has version " + offer.tool().version() + ", not " + wanted.version()));
                    }
                }
            }
        }
    }

    /** A match and what ranks it. */
    private record Ranked(Offer offer, boolean suspect, int score, Optional<SemanticVersion> version) {

        static final Comparator<Ranked> BEST_FIRST = Comparator.comparing((Ranked r) -> r.suspect)
                .thenComparing(r -> -r.score)
                .thenComparing(
                        r -> r.version.orElse(new SemanticVersion(0, 0, 0, List.of())), Comparator.reverseOrder())
                .thenComparing(r -> r.offer.agent().id())
                .thenComparing(r -> r.offer.tool().function());
    }
}

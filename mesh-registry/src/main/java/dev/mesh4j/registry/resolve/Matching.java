package dev.mesh4j.registry.resolve;

import dev.mesh4j.protocol.match.SemanticVersion;
import dev.mesh4j.protocol.match.TagQuery;
import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Need;
import dev.mesh4j.registry.model.Presence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compares offers with a need, stage by stage; everything but availability, which depends on other needs. */
final class Matching {

    private static final List<Stage> STAGES =
            List.of(Stage.HEALTH, Stage.NAMESPACE, Stage.TAGS, Stage.VERSION, Stage.SCHEMA);

    private final Catalog catalog;
    private final Rules rules;
    private final Map<String, Optional<SemanticVersion>> versions = new HashMap<>();
    private int compared;

    Matching(Catalog catalog, Rules rules) {
        this.catalog = catalog;
        this.rules = rules;
    }

    /** Hears why offers are left out. */
    interface Recorder {

        Recorder NONE = (offer, stage, reason) -> {};

        void dropped(Offer offer, Stage stage, Supplier<String> reason);
    }

    /** The offers that meet a need, the best first. */
    List<Contender> match(Need need, Recorder recorder) {
        List<Contender> met = new ArrayList<>();
        for (Offer offer : catalog.offers(need.capability())) {
            compared++;
            if (passes(offer, need, recorder)) {
                met.add(contender(offer, need));
            }
        }
        met.sort(rules.tieBreakers().order());
        return met;
    }

    /** How many offers were looked at so far. */
    int compared() {
        return compared;
    }

    private boolean passes(Offer offer, Need need, Recorder recorder) {
        for (Stage stage : STAGES) {
            Supplier<String> objection = objection(stage, offer, need);
            if (objection != null) {
                recorder.dropped(offer, stage, objection);
                return false;
            }
        }
        return true;
    }

    private Contender contender(Offer offer, Need need) {
        int score = need.tagQuery().match(offer.tool().tags()) instanceof TagQuery.Accepted(int points) ? points : 0;
        Agent agent = offer.agent();
        return new Contender(
                offer,
                score,
                version(offer.tool().version()),
                catalog.since(agent),
                catalog.presence(agent) == Presence.SUSPECT);
    }

    /** Why an offer is left out at a stage; {@code null} when it passes. */
    private @Nullable Supplier<String> objection(Stage stage, Offer offer, Need need) {
        return switch (stage) {
            case HEALTH -> health(offer.agent());
            case NAMESPACE ->
                offer.agent().namespace().equals(need.namespace())
                        ? null
                        : () -> "is in namespace '" + offer.agent().namespace() + "', not '" + need.namespace() + "'";
            case TAGS ->
                need.tagQuery().match(offer.tool().tags()) instanceof TagQuery.Rejected(String reason)
                        ? () -> reason
                        : null;
            case VERSION ->
                need.version()
                                .allows(
                                        offer.tool().version(),
                                        version(offer.tool().version()))
                        ? null
                        : () -> "has version " + offer.tool().version() + ", not " + need.version();
            case SCHEMA -> {
                Optional<String> reason = SchemaMatch.objection(offer, need.schema(), rules.shapes());
                yield reason.isEmpty() ? null : reason::get;
            }
            case AVAILABILITY -> null;
        };
    }

    private @Nullable Supplier<String> health(Agent agent) {
        if (!catalog.presence(agent).isThere()) {
            return () -> "gives no sign of life";
        }
        if (agent.unhealthy().isPresent()) {
            return () -> "is unhealthy: " + agent.health().reason();
        }
        return agent.endpoint().isEmpty() ? () -> "serves its own client alone, on stdio" : null;
    }

    private Optional<SemanticVersion> version(String text) {
        return versions.computeIfAbsent(text, SemanticVersion::parse);
    }
}

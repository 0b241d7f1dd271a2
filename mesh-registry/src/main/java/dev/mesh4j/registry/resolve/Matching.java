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

/** Compares offers with a need, stage by stage; everything but availability, which depends on other needs. */
final class Matching {

    private final Catalog catalog;
    private final TieBreakers tieBreakers;
    private final Map<String, Optional<SemanticVersion>> versions = new HashMap<>();
    private int compared;

    Matching(Catalog catalog, TieBreakers tieBreakers) {
        this.catalog = catalog;
        this.tieBreakers = tieBreakers;
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
            consider(offer, need, met, recorder);
        }
        met.sort(tieBreakers.order());
        return met;
    }

    /** How many offers were looked at so far. */
    int compared() {
        return compared;
    }

    private void consider(Offer offer, Need need, List<Contender> met, Recorder recorder) {
        Agent agent = offer.agent();
        Presence presence = catalog.presence(agent);
        if (!presence.isThere()) {
            recorder.dropped(offer, Stage.HEALTH, () -> "gives no sign of life");
        } else if (agent.unhealthy().isPresent()) {
            recorder.dropped(
                    offer, Stage.HEALTH, () -> "is unhealthy: " + agent.health().reason());
        } else if (agent.endpoint().isEmpty()) {
            recorder.dropped(offer, Stage.HEALTH, () -> "serves its own client alone, on stdio");
        } else if (!agent.namespace().equals(need.namespace())) {
            recorder.dropped(
                    offer,
                    Stage.NAMESPACE,
                    () -> "is in namespace '" + agent.namespace() + "', not '" + need.namespace() + "'");
        } else {
            switch (need.tagQuery().match(offer.tool().tags())) {
                case TagQuery.Rejected(String reason) -> recorder.dropped(offer, Stage.TAGS, () -> reason);
                case TagQuery.Accepted(int score) -> {
                    Optional<SemanticVersion> version = version(offer.tool().version());
                    if (need.version().allows(offer.tool().version(), version)) {
                        boolean suspect = presence == Presence.SUSPECT;
                        met.add(new Contender(offer, score, version, catalog.since(agent), suspect));
                    } else {
                        recorder.dropped(
                                offer,
                                Stage.VERSION,
                                () -> "has version " + offer.tool().version() + ", not " + need.version());
                    }
                }
            }
        }
    }

    private Optional<SemanticVersion> version(String text) {
        return versions.computeIfAbsent(text, SemanticVersion::parse);
    }
}

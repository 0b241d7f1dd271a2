package dev.mesh4j.registry.resolve;

import dev.mesh4j.protocol.match.TagQuery;
import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Need;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who was considered for a need, and what came of it.
 *
 * @param kept the best first
 * @param dropped by the name of the offer
 * @param reason why nobody is left, in one line; empty when somebody is
 */
public record Explanation(Need need, List<Kept> kept, List<Dropped> dropped, String reason) {

    public Explanation {
        kept = List.copyOf(kept);
        dropped = List.copyOf(dropped);
    }

    /**
     * A provider that can be wired to.
     *
     * @param rank how many are better
     */
    public record Kept(Contender contender, int rank) {}

    /** A provider of the capability that was left out, and the stage that left it out. */
    public record Dropped(Offer offer, Stage stage, String reason) {}

    /**
     * What one stage found.
     *
     * @param passed false for the stage that left the provider out
     */
    public record Step(Stage stage, boolean passed, String text) {}

    public List<Step> steps(Kept candidate) {
        return Arrays.stream(Stage.values())
                .map(stage -> approval(
                        stage,
                        candidate.contender().offer(),
                        candidate.contender().suspect()))
                .toList();
    }

    /** Up to the stage that left it out. */
    public List<Step> steps(Dropped candidate) {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage.compareTo(candidate.stage()) <= 0)
                .map(stage -> stage == candidate.stage()
                        ? new Step(stage, false, candidate.reason())
                        : approval(stage, candidate.offer(), false))
                .toList();
    }

    private Step approval(Stage stage, Offer offer, boolean suspect) {
        Agent agent = offer.agent();
        String text = switch (stage) {
            case HEALTH -> agent.health().status() + (suspect ? ", but its watch broke: others are preferred" : "");
            case NAMESPACE -> agent.namespace();
            case TAGS -> tags(offer);
            case VERSION ->
                offer.tool().version() + (need.version().toString().isEmpty() ? "" : " is " + need.version());
            case SCHEMA -> SchemaMatch.approval(offer, need.schema());
            case AVAILABILITY -> "all that it requires is there";
        };
        return new Step(stage, true, text);
    }

    private String tags(Offer offer) {
        return need.tagQuery().match(offer.tool().tags()) instanceof TagQuery.Accepted(int score)
                ? "score " + score
                : "";
    }

    /** The winner; {@code null} when nobody is left. */
    public @Nullable Kept winner() {
        return kept.isEmpty() ? null : kept.getFirst();
    }
}

package dev.mesh4j.registry.resolve;

import dev.mesh4j.registry.model.Need;
import java.util.List;

/**
 * Who was considered for a need, and what came of it.
 *
 * @param kept the best first
 * @param dropped by the name of the offer
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
}

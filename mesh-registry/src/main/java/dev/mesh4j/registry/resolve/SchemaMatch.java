package dev.mesh4j.registry.resolve;

import dev.mesh4j.protocol.schema.SchemaShape;
import dev.mesh4j.registry.model.WantedSchema;
import dev.mesh4j.registry.model.WantedSchema.Mode;
import java.util.Optional;

/**
 * Compares the schema of a provider's results with what a consumer expects. As everywhere in the ecosystem, a provider that
 * has no schema, or one that cannot be read now, is no reason to part with it unless the consumer is strict.
 */
final class SchemaMatch {

    private SchemaMatch() {}

    /** Why a provider does not do; empty when it does. */
    static Optional<String> objection(Offer offer, WantedSchema wanted, Shapes shapes) {
        String hash = offer.tool().outputHash();
        if (wanted.mode() == Mode.ANY || (!hash.isEmpty() && hash.equals(wanted.hash()))) {
            return Optional.empty();
        }
        if (hash.isEmpty()) {
            return wanted.mode() == Mode.STRICT ? Optional.of("has no output schema") : Optional.empty();
        }
        Optional<String> difference = shapes.find(offer)
                .flatMap((SchemaShape provided) -> wanted.shape().difference(provided));
        if (wanted.mode() == Mode.SUBSET) {
            return difference.map(text -> "has another output schema: " + text);
        }
        return Optional.of(
                "has another output schema: " + difference.orElse(hash + " (expected: " + wanted.hash() + ")"));
    }

    /** How a provider passed. */
    static String approval(Offer offer, WantedSchema wanted) {
        String hash = offer.tool().outputHash();
        if (wanted.mode() == Mode.ANY) {
            return "none expected";
        }
        if (hash.isEmpty()) {
            return "it has none";
        }
        return hash.equals(wanted.hash()) ? "the same" : "it has all that is expected";
    }
}

package dev.mesh4j.registry.api;

import dev.mesh4j.registry.model.Interner;
import org.jspecify.annotations.Nullable;

/** Which bodies were read as which registrations, as far as it is remembered. Thread-safe. */
final class Recognized {

    private static final int SLOTS = 1 << 17;

    private final Interner<Reading> readings = new Interner<>(SLOTS);

    /** Two are equal when their bodies are. */
    private record Reading(BodyDigest body, String registration) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Reading reading && reading.body.equals(body);
        }

        @Override
        public int hashCode() {
            // one slot for each agent: of each only its last body is of use
            return body.agentId().hashCode();
        }
    }

    /** The digest of the registration in a body; empty when it has to be read. */
    String registration(BodyDigest body) {
        Reading known = readings.peek(new Reading(body, ""));
        return known == null ? "" : known.registration;
    }

    void remember(BodyDigest body, String registration) {
        readings.shared(new Reading(body, registration));
    }
}

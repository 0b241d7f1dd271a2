package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.mcp.ProtocolVersion;

/** How a connection finds the revision to speak. */
public sealed interface EraChoice {

    /** Asks the server first ({@code server/discover}); one that does not understand is shaken hands with. */
    EraChoice AUTO = new Auto();

    /** Speaks 2026-07-28 without asking. */
    EraChoice MODERN = new Modern();

    /**
     * Shakes hands without asking.
     *
     * @param revision the one to propose; the server may choose another of the legacy era
     */
    static EraChoice legacy(ProtocolVersion revision) {
        return new Legacy(revision);
    }

    record Auto() implements EraChoice {}

    record Modern() implements EraChoice {}

    record Legacy(ProtocolVersion revision) implements EraChoice {

        public Legacy {
            if (!ProtocolVersion.LEGACY.contains(revision)) {
                throw new IllegalArgumentException(
                        "revision: " + revision + " (expected: one of " + ProtocolVersion.LEGACY + ")");
            }
        }
    }
}

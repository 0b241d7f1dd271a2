package dev.mesh4j.registry.model;

import java.util.Locale;

/**
 * The schema that a consumer expects of a provider.
 *
 * @param hash of the canonical schema; empty: any will do
 */
public record WantedSchema(Mode mode, String hash) {

    public static final WantedSchema ANY = new WantedSchema(Mode.ANY, "");

    /** How it is compared. */
    public enum Mode {
        ANY,
        SUBSET,
        STRICT;

        /** As on the wire. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

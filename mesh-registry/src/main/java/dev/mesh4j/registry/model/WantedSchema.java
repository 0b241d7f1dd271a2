package dev.mesh4j.registry.model;

import dev.mesh4j.protocol.schema.SchemaShape;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a consumer expects of the results of a provider.
 *
 * @param hash of the expected canonical schema; empty: not known
 * @param shape what is needed of it
 */
public record WantedSchema(Mode mode, String hash, SchemaShape shape) {

    public static final WantedSchema ANY =
            new WantedSchema(Mode.ANY, "", new SchemaShape(Set.of(), Map.of(), Set.of(), null));

    /** How it is compared. */
    public enum Mode {
        /** Not at all. */
        ANY,
        /** The provider has all that is needed, and may have more. */
        SUBSET,
        /** Both are the same. */
        STRICT;

        /** As on the wire. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

package dev.mesh4j.registry.resolve;

import java.util.Locale;

/** The stages of matching, in their order. */
public enum Stage {
    HEALTH,
    NAMESPACE,
    TAGS,
    VERSION,
    SCHEMA,
    AVAILABILITY;

    /** As on the wire. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.mesh4j.meshctl.registry;

import java.util.List;
import java.util.Locale;

/** What a list has a line for. */
public enum Listing {
    AGENTS("healthy", "degraded", "unhealthy", "offline"),
    TOOLS("available", "unavailable"),
    DEPENDENCIES("available", "unavailable", "unresolved");

    private final List<String> statuses;

    Listing(String... statuses) {
        this.statuses = List.of(statuses);
    }

    /** What the status of a line may be. */
    public List<String> statuses() {
        return statuses;
    }

    /** Such as {@code dependencies}. */
    public String plural() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Listing next() {
        return values()[(ordinal() + 1) % values().length];
    }
}

package dev.mesh4j.registry.store;

import org.jspecify.annotations.Nullable;

/**
 * Which events to read; an absent filter matches all.
 *
 * @param type as on the wire
 * @param before only events older than the one of this id
 * @param limit 1 to 500
 */
public record EventQuery(
        @Nullable String type,
        @Nullable String agentId,
        @Nullable String function,
        @Nullable Long before,
        int limit) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 500;

    public EventQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + MAX_LIMIT + ")");
        }
    }

    public EventQuery(@Nullable String type, @Nullable String agentId, @Nullable String function, int limit) {
        this(type, agentId, function, null, limit);
    }

    public static EventQuery newest(int limit) {
        return new EventQuery(null, null, null, null, limit);
    }
}

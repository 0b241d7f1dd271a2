package dev.mesh4j.protocol.trace;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A call that has ended, as one of its two sides saw it. Nothing of what was said in it.
 *
 * @param traceId 32 hex digits
 * @param spanId 16 hex digits
 * @param parentId of what it is part of
 * @param side {@code client} or {@code server}
 * @param capability what the client needed
 * @param provider the id of the agent that the client called
 * @param attempt {@code retry} or {@code hedge}; absent: the first
 * @param startMicros microseconds since 1970, by the agent's clock
 * @param outcome {@code ok}, or the kind of failure in one word, such as {@code tool_error}, {@code timeout} or the code of
 *     an error
 */
@JsonNaming(SnakeCaseStrategy.class)
public record TraceSpan(
        String traceId,
        String spanId,
        @Nullable String parentId,
        @Nullable String side,
        @Nullable String tool,
        @Nullable String capability,
        @Nullable String provider,
        @Nullable String attempt,
        @Nullable Long startMicros,
        @Nullable Long durationMicros,
        @Nullable String outcome) {

    public static final String CLIENT = "client";
    public static final String SERVER = "server";

    /** The outcome of a call that ended well. */
    public static final String OK = "ok";
}

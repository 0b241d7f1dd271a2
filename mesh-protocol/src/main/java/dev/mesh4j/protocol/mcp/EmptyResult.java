package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The result of a request that has none of its own.
 *
 * @param resultType {@code complete}; absent in the legacy era
 */
public record EmptyResult(
        @Nullable String resultType,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    /** Of the legacy era. */
    public static final EmptyResult LEGACY = new EmptyResult(null, null);

    /** Since 2026-07-28. */
    public static final EmptyResult COMPLETE = new EmptyResult("complete", null);
}

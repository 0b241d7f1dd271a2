package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of each list.
 *
 * @param cursor opaque, from the page before; absent for the first
 */
public record PageParams(
        @Nullable String cursor,
        @JsonProperty("_meta") @Nullable JsonNode meta) {}

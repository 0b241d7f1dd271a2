package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The parameters of {@code notifications/elicitation/complete}, 2025-11-25 only. */
public record ElicitationCompleteParams(
        String elicitationId,
        @JsonProperty("_meta") @Nullable JsonNode meta) {}

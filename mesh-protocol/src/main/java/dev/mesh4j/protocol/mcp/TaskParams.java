package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The parameters of {@code tasks/get} and {@code tasks/cancel}. */
public record TaskParams(
        String taskId, @JsonProperty("_meta") @Nullable JsonNode meta) {}

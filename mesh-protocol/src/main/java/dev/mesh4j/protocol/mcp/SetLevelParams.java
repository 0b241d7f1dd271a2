package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The parameters of {@code logging/setLevel}, legacy era. */
public record SetLevelParams(
        LoggingLevel level, @JsonProperty("_meta") @Nullable JsonNode meta) {}

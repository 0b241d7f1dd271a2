package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of {@code notifications/message}.
 *
 * @param data any JSON value, often a string
 */
public record LogMessageParams(
        LoggingLevel level,
        @Nullable String logger,
        JsonNode data,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public LogMessageParams(LoggingLevel level, @Nullable String logger, JsonNode data) {
        this(level, logger, data, null);
    }
}

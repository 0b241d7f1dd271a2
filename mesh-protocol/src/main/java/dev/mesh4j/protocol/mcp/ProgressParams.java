package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of {@code notifications/progress}.
 *
 * @param progressToken of the request, a string or an integer
 * @param progress grows with each notification
 * @param total of the same unit, absent when unknown
 * @param message since 2025-03-26
 */
public record ProgressParams(
        RequestId progressToken,
        double progress,
        @Nullable Double total,
        @Nullable String message,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public ProgressParams(RequestId progressToken, double progress, @Nullable Double total, @Nullable String message) {
        this(progressToken, progress, total, message, null);
    }
}

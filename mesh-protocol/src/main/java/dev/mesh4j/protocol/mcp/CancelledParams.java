package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of {@code notifications/cancelled}.
 *
 * @param requestId required outside of 2025-11-25
 */
public record CancelledParams(
        @Nullable RequestId requestId,
        @Nullable String reason,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public CancelledParams(RequestId requestId, @Nullable String reason) {
        this(requestId, reason, null);
    }
}

package dev.mesh4j.protocol.jsonrpc;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The error member of a response.
 *
 * @param code one of {@link ErrorCode}, or a peer's own
 * @param message one sentence
 * @param data what the code defines, absent for most
 */
public record JsonRpcError(
        int code, String message, @Nullable JsonNode data) {

    public static JsonRpcError of(ErrorCode code, String message) {
        return new JsonRpcError(code.number(), message, null);
    }
}

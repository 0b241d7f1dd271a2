package dev.mesh4j.protocol.jsonrpc;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A message that cannot be served, with the error that answers it. */
public final class JsonRpcException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient JsonRpcError error;

    public JsonRpcException(JsonRpcError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    public JsonRpcException(ErrorCode code, String message) {
        this(JsonRpcError.of(code, message));
    }

    public JsonRpcException(ErrorCode code, String message, @Nullable JsonNode data) {
        this(new JsonRpcError(code.number(), message, data));
    }

    public JsonRpcError error() {
        return error;
    }
}

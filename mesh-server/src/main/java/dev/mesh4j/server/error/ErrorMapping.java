package dev.mesh4j.server.error;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.Headers;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a throwable into the JSON-RPC error and the HTTP status that answer it. */
public final class ErrorMapping {

    private static final Logger log = LoggerFactory.getLogger(ErrorMapping.class);

    private ErrorMapping() {}

    /** The error to send; what was not foreseen is logged here and told to the peer without its details. */
    public static JsonRpcError error(Throwable thrown) {
        if (thrown instanceof JsonRpcException known) {
            return known.error();
        }
        log.error("a request failed unexpectedly", thrown);
        return JsonRpcError.of(ErrorCode.INTERNAL_ERROR, "Internal error");
    }

    /** HTTP headers that say the same as the error. */
    public static Map<String, String> headers(JsonRpcError error) {
        if (error.code() != ErrorCode.SESSION_UNAVAILABLE.number() || error.data() == null) {
            return Map.of();
        }
        long millis = error.data().path("retryAfterMs").asLong(0);
        String reason = error.data().path("reason").asString("session");
        return Map.of("Retry-After", Long.toString((millis + 999) / 1000), Headers.NOT_EXECUTED, reason);
    }

    /** The status of an error raised while a 2026-07-28 request was served; most travel in-band with 200. */
    public static int modernStatus(JsonRpcError error) {
        if (error.code() == ErrorCode.METHOD_NOT_FOUND.number()) {
            return 404;
        }
        if (error.code() == ErrorCode.SESSION_UNAVAILABLE.number()) {
            return 503;
        }
        return ErrorCode.isModern(error.code()) ? 400 : 200;
    }
}

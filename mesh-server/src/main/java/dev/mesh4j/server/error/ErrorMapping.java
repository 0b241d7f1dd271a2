package dev.mesh4j.server.error;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.NotExecuted;
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

    /** The status of an error raised while a request was served; nearly all of them travel in-band with 200. */
    public static int status(JsonRpcError error) {
        if (error.code() == ErrorCode.NOT_EXECUTED.number()) {
            return 503;
        }
        return error.code() == ErrorCode.UNAUTHORIZED.number() ? 401 : 200;
    }

    /** HTTP headers that say the same as the error. */
    public static Map<String, String> headers(JsonRpcError error) {
        if (error.code() == ErrorCode.UNAUTHORIZED.number()) {
            return Map.of("WWW-Authenticate", "Bearer realm=\"mesh\"");
        }
        return NotExecuted.of(error).map(ErrorMapping::headers).orElse(Map.of());
    }

    private static Map<String, String> headers(NotExecuted refusal) {
        return Map.of("Retry-After", Long.toString(refusal.seconds()), Headers.NOT_EXECUTED, refusal.reason());
    }

    /** As {@link #status}, for a 2026-07-28 request. */
    public static int modernStatus(JsonRpcError error) {
        if (error.code() == ErrorCode.METHOD_NOT_FOUND.number()) {
            return 404;
        }
        return ErrorCode.isModern(error.code()) ? 400 : status(error);
    }
}

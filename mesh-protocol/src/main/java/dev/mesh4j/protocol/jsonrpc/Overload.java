package dev.mesh4j.protocol.jsonrpc;

import dev.mesh4j.protocol.Json;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call that a server had no room for. It was not executed, whatever its tool does, so another replica may be called at
 * once; this one not before the time is over. On the wire: HTTP 503 with {@code Retry-After}, and {@link
 * ErrorCode#OVERLOADED} with {@code data: {retryAfterMs}}.
 *
 * @param retryAfter 1 ms or more
 */
public record Overload(Duration retryAfter) {

    private static final String RETRY_AFTER = "retryAfterMs";

    /** What an error says about it; empty for every other error. */
    public static Optional<Overload> of(JsonRpcError error) {
        if (error.code() != ErrorCode.OVERLOADED.number()) {
            return Optional.empty();
        }
        JsonNode data = error.data();
        long millis = data == null ? 0 : data.path(RETRY_AFTER).asLong(0);
        return Optional.of(new Overload(Duration.ofMillis(Math.max(1, millis))));
    }

    public JsonRpcException exception(String message) {
        ObjectNode data = Json.mapper().createObjectNode().put(RETRY_AFTER, retryAfter.toMillis());
        return new JsonRpcException(ErrorCode.OVERLOADED, message, data);
    }

    /** For HTTP, which knows whole seconds only. */
    public long seconds() {
        return Math.max(1, (retryAfter.toMillis() + 999) / 1000);
    }
}

package dev.mesh4j.protocol.jsonrpc;

import dev.mesh4j.protocol.Json;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why an agent executed nothing of a call, so that another replica may be called at once. On the wire: HTTP 503 with {@code
 * Retry-After} and {@code Mesh-Not-Executed}, and {@link ErrorCode#NOT_EXECUTED} with {@code data: {reason, retryAfterMs}}.
 *
 * @param reason a word such as {@link #OVERLOADED} or {@code draining}
 * @param retryAfter when this replica may be called again, 1 ms or more
 */
public record NotExecuted(String reason, Duration retryAfter) {

    /** It has no room for another call. */
    public static final String OVERLOADED = "overloaded";

    private static final String REASON = "reason";
    private static final String RETRY_AFTER = "retryAfterMs";

    public NotExecuted {
        retryAfter = retryAfter.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : retryAfter;
    }

    /** What an error says about it; empty for every other error. */
    public static Optional<NotExecuted> of(JsonRpcError error) {
        if (error.code() != ErrorCode.NOT_EXECUTED.number()) {
            return Optional.empty();
        }
        JsonNode data = error.data();
        String reason = data == null ? "" : data.path(REASON).asString("");
        long millis = data == null ? 0 : data.path(RETRY_AFTER).asLong(0);
        return Optional.of(new NotExecuted(reason, Duration.ofMillis(millis)));
    }

    public JsonRpcException exception(String message) {
        ObjectNode data = Json.mapper().createObjectNode().put(REASON, reason).put(RETRY_AFTER, retryAfter.toMillis());
        return new JsonRpcException(ErrorCode.NOT_EXECUTED, message, data);
    }

    /** For HTTP, which knows whole seconds only. */
    public long seconds() {
        return (retryAfter.toMillis() + 999) / 1000;
    }
}

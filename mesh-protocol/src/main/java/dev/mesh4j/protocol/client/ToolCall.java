package dev.mesh4j.protocol.client;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of a tool.
 *
 * @param headers HTTP headers beside those of the protocol, which win; not changed any more
 * @param meta what {@code _meta} carries beside what the protocol puts there; its keys are the caller's to prefix
 * @param timeout from now to the last byte of the answer, time spent connecting or waiting included
 */
public record ToolCall(
        String tool,
        ObjectNode arguments,
        Map<String, String> headers,
        @Nullable ObjectNode meta,
        Duration timeout) {

    public static ToolCall of(String tool, ObjectNode arguments, Duration timeout) {
        return new ToolCall(tool, arguments, Map.of(), null, timeout);
    }

    /** The same call with another time-out. */
    public ToolCall within(Duration left) {
        return new ToolCall(tool, arguments, headers, meta, left);
    }
}

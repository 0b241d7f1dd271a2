package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of {@code tools/call}.
 *
 * @param inputResponses by the keys of {@link InputRequiredResult#inputRequests()}
 * @param requestState of that result, unchanged
 * @param task how long a task is to be kept, 2025-11-25 only
 */
public record CallToolParams(
        String name,
        @Nullable ObjectNode arguments,
        @Nullable Map<String, InputResponse> inputResponses,
        @Nullable String requestState,
        @Nullable JsonNode task,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public CallToolParams(String name, @Nullable ObjectNode arguments) {
        this(name, arguments, null, null, null, null);
    }
}

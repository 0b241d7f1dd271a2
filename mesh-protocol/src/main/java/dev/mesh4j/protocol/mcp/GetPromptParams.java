package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of {@code prompts/get}.
 *
 * @param inputResponses by the keys of {@link InputRequiredResult#inputRequests()}
 * @param requestState of that result, unchanged
 */
public record GetPromptParams(
        String name,
        @Nullable Map<String, String> arguments,
        @Nullable Map<String, InputResponse> inputResponses,
        @Nullable String requestState,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public GetPromptParams(String name, Map<String, String> arguments) {
        this(name, arguments, null, null, null);
    }
}

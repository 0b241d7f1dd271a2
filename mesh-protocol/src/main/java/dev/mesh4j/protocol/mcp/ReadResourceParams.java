package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of {@code resources/read}.
 *
 * @param inputResponses by the keys of {@link InputRequiredResult#inputRequests()}
 * @param requestState of that result, unchanged
 */
public record ReadResourceParams(
        String uri,
        @Nullable Map<String, InputResponse> inputResponses,
        @Nullable String requestState,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public ReadResourceParams(String uri) {
        this(uri, null, null, null);
    }
}

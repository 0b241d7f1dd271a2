package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The answer of a request that needs more from the client, which then sends the request again with the answers.
 *
 * @param inputRequests by the keys that the answers carry
 * @param requestState opaque, sent back unchanged
 */
public record InputRequiredResult(
        String resultType,
        @Nullable Map<String, InputRequest> inputRequests,
        @Nullable String requestState,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public static final String TYPE = "input_required";

    public InputRequiredResult(@Nullable Map<String, InputRequest> inputRequests, @Nullable String requestState) {
        this(TYPE, inputRequests, requestState, null);
    }
}

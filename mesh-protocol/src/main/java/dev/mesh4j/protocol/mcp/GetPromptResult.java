package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A prompt filled in.
 *
 * @param resultType absent in the legacy era
 */
public record GetPromptResult(
        @Nullable String resultType,
        @Nullable String description,
        List<PromptMessage> messages,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public GetPromptResult {
        messages = messages == null ? List.of() : List.copyOf(messages);
    }

    public static GetPromptResult of(PromptMessage... messages) {
        return new GetPromptResult(null, null, List.of(messages), null);
    }
}

package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What to ask the client's language model.
 *
 * @param includeContext {@code none}, {@code thisServer} or {@code allServers}
 * @param metadata for the model's provider
 * @param tools what the model may use, since 2025-11-25
 */
public record CreateMessageParams(
        List<SamplingMessage> messages,
        @Nullable ModelPreferences modelPreferences,
        @Nullable String systemPrompt,
        @Nullable String includeContext,
        @Nullable Double temperature,
        int maxTokens,
        @Nullable List<String> stopSequences,
        @Nullable JsonNode metadata,
        @Nullable List<Tool> tools,
        @Nullable ToolChoice toolChoice,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public CreateMessageParams {
        messages = messages == null ? List.of() : List.copyOf(messages);
    }

    public CreateMessageParams(int maxTokens, SamplingMessage... messages) {
        this(List.of(messages), null, null, null, null, maxTokens, null, null, null, null, null);
    }

    /** @param mode {@code auto}, {@code required} or {@code none} */
    public record ToolChoice(@Nullable String mode) {}
}

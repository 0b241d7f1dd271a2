package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the client's language model said.
 *
 * @param content one block is written without an array, which is all that 2025-06-18 knows
 * @param stopReason {@code endTurn}, {@code stopSequence}, {@code maxTokens}, {@code toolUse} or a provider's own
 */
public record CreateMessageResult(
        Role role,

        @JsonFormat(
                with = {
                    JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                    JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
                })
        List<Content> content,

        String model,
        @Nullable String stopReason,
        @JsonProperty("_meta") @Nullable JsonNode meta)
        implements InputResponse {

    public CreateMessageResult {
        content = content == null ? List.of() : List.copyOf(content);
    }

    public static CreateMessageResult text(String model, String text) {
        return new CreateMessageResult(Role.ASSISTANT, List.of(Content.text(text)), model, "endTurn", null);
    }

    /** The text blocks, joined by newlines. */
    public String text() {
        return Content.text(content);
    }
}

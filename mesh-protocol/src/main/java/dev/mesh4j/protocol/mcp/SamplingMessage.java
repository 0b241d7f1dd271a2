package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message to or from a language model.
 *
 * @param content one block is written without an array, which is all that 2025-06-18 knows
 */
public record SamplingMessage(
        Role role,

        @JsonFormat(
                with = {
                    JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                    JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
                })
        List<Content> content,

        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public SamplingMessage {
        content = content == null ? List.of() : List.copyOf(content);
    }

    public static SamplingMessage user(Content... content) {
        return new SamplingMessage(Role.USER, List.of(content), null);
    }

    public static SamplingMessage user(String text) {
        return user(Content.text(text));
    }

    public static SamplingMessage assistant(Content... content) {
        return new SamplingMessage(Role.ASSISTANT, List.of(content), null);
    }

    public static SamplingMessage assistant(String text) {
        return assistant(Content.text(text));
    }
}

package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A prompt as {@code prompts/list} shows it.
 *
 * @param arguments absent when it takes none
 */
public record Prompt(
        String name,
        @Nullable String title,
        @Nullable String description,
        @Nullable List<PromptArgument> arguments,
        @Nullable List<Icon> icons,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public Prompt(String name, @Nullable String description, List<PromptArgument> arguments) {
        this(name, null, description, arguments, null, null);
    }
}

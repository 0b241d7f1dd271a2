package dev.mesh4j.protocol.mcp;

import org.jspecify.annotations.Nullable;

/**
 * An argument of a prompt, a string.
 *
 * @param required absent means false
 */
public record PromptArgument(
        String name,
        @Nullable String title,
        @Nullable String description,
        @Nullable Boolean required) {

    public PromptArgument(String name, @Nullable String description, boolean required) {
        this(name, null, description, required);
    }
}

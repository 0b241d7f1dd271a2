package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of {@code completion/complete}.
 *
 * @param context what was filled in before, since 2025-06-18
 */
public record CompleteParams(
        CompletionReference ref,
        Argument argument,
        @Nullable Context context,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public CompleteParams(CompletionReference ref, String name, String value) {
        this(ref, new Argument(name, value), null, null);
    }

    /** The other arguments by name, empty when none are known. */
    public Map<String, String> known() {
        return context == null || context.arguments() == null ? Map.of() : context.arguments();
    }

    /** @param value as typed so far */
    public record Argument(String name, String value) {}

    public record Context(@Nullable Map<String, String> arguments) {}
}

package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a tool answered.
 *
 * @param resultType {@code complete} in the stateless era; absent in the legacy era
 * @param structuredContent any JSON value, an object toward legacy peers
 * @param isError whether the tool failed; the content then says how. Absent means false
 */
public record CallToolResult(
        @Nullable String resultType,
        List<Content> content,
        @Nullable JsonNode structuredContent,
        @Nullable Boolean isError,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    /** Some peers send structured content alone. */
    public CallToolResult {
        content = content == null ? List.of() : List.copyOf(content);
    }

    public static CallToolResult error(String message) {
        return new CallToolResult(null, List.of(Content.text(message)), null, true, null);
    }

    public boolean failed() {
        return Boolean.TRUE.equals(isError);
    }

    /** The text blocks, joined by newlines. */
    public String text() {
        return Content.text(content);
    }
}

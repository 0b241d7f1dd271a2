package dev.mesh4j.protocol.mcp;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a server offers; an absent member is not offered.
 *
 * @param extensions settings by extension id, since 2026-07-28
 * @param tasks the tasks of 2025-11-25 only; later an extension
 */
public record ServerCapabilities(
        @Nullable Tools tools,
        @Nullable Prompts prompts,
        @Nullable Resources resources,
        @Nullable JsonNode completions,
        @Nullable JsonNode logging,
        @Nullable Map<String, JsonNode> extensions,
        @Nullable Map<String, JsonNode> experimental,
        @Nullable JsonNode tasks) {

    public ServerCapabilities(@Nullable Tools tools) {
        this(tools, null, null, null, null, null, null, null);
    }

    public boolean supportsExtension(String id) {
        return extensions != null && extensions.containsKey(id);
    }

    public record Tools(@Nullable Boolean listChanged) {}

    public record Prompts(@Nullable Boolean listChanged) {}

    /** @param subscribe whether a client may ask to hear of updates to one resource */
    public record Resources(
            @Nullable Boolean subscribe, @Nullable Boolean listChanged) {}
}

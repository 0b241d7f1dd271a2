package dev.mesh4j.protocol.mcp;

import dev.mesh4j.protocol.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a tool says of itself; a hint, never a promise.
 *
 * @param readOnlyHint absent means false
 * @param destructiveHint absent means true
 * @param idempotentHint absent means false
 * @param openWorldHint whether it reaches beyond a closed domain; absent means true
 */
public record ToolAnnotations(
        @Nullable String title,
        @Nullable Boolean readOnlyHint,
        @Nullable Boolean destructiveHint,
        @Nullable Boolean idempotentHint,
        @Nullable Boolean openWorldHint) {

    public JsonNode json() {
        return Json.mapper().valueToTree(this);
    }
}

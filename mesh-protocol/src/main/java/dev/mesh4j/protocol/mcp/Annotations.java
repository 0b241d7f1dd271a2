package dev.mesh4j.protocol.mcp;

import dev.mesh4j.protocol.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Hints about a block of content or a resource.
 *
 * @param audience whom it is for
 * @param priority from 0 to 1, the most important
 */
public record Annotations(
        @Nullable List<Role> audience,
        @Nullable Double priority,
        @Nullable Instant lastModified) {

    public JsonNode json() {
        return Json.mapper().valueToTree(this);
    }
}

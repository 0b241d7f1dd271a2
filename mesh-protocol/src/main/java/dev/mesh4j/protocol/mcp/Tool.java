package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A tool as {@code tools/list} shows it.
 *
 * @param inputSchema JSON Schema of the arguments, an object
 * @param outputSchema JSON Schema of {@code structuredContent}
 */
public record Tool(
        String name,
        @Nullable String title,
        @Nullable String description,
        JsonNode inputSchema,
        @Nullable JsonNode outputSchema,
        @Nullable JsonNode annotations,
        @Nullable List<Icon> icons,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public Tool(String name, @Nullable String description, JsonNode inputSchema, @Nullable JsonNode outputSchema) {
        this(name, null, description, inputSchema, outputSchema, null, null, null);
    }
}

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
 * @param annotations see {@link ToolAnnotations}
 * @param execution whether it runs as a task, 2025-11-25 only
 */
public record Tool(
        String name,
        @Nullable String title,
        @Nullable String description,
        JsonNode inputSchema,
        @Nullable JsonNode outputSchema,
        @Nullable JsonNode annotations,
        @Nullable List<Icon> icons,
        @JsonProperty("_meta") @Nullable JsonNode meta,
        @Nullable JsonNode execution) {

    public Tool(
            String name,
            @Nullable String title,
            @Nullable String description,
            JsonNode inputSchema,
            @Nullable JsonNode outputSchema,
            @Nullable JsonNode annotations,
            @Nullable List<Icon> icons,
            @Nullable JsonNode meta) {
        this(name, title, description, inputSchema, outputSchema, annotations, icons, meta, null);
    }

    public Tool(String name, @Nullable String description, JsonNode inputSchema, @Nullable JsonNode outputSchema) {
        this(name, null, description, inputSchema, outputSchema, null, null, null);
    }

    public Tool withOutputSchema(@Nullable JsonNode schema) {
        return new Tool(name, title, description, inputSchema, schema, annotations, icons, meta);
    }
}

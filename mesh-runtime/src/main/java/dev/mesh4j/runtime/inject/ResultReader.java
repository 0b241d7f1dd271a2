package dev.mesh4j.runtime.inject;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.CallToolResult;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.StringNode;

/** Reads a tool's result as a Java type: its structured content, otherwise its text. */
final class ResultReader {

    private final JavaType type;
    private final ObjectReader reader;

    ResultReader(Type type) {
        this.type = Json.mapper().constructType(type);
        this.reader = Json.mapper().readerFor(this.type);
    }

    /** @throws IllegalStateException when the result cannot be read as the type */
    @Nullable
    Object read(String capability, CallToolResult result) {
        if (type.hasRawClass(void.class) || type.hasRawClass(Void.class)) {
            return null;
        }
        JsonNode structured = result.structuredContent();
        try {
            if (structured != null) {
                return reader.readValue(structured);
            }
            return type.hasRawClass(String.class) ? result.text() : reader.readValue(result.text());
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "the result of " + capability + " cannot be read as " + type.toCanonical() + ": "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    /** The result as JSON. */
    static JsonNode tree(CallToolResult result) {
        JsonNode structured = result.structuredContent();
        return structured == null ? StringNode.valueOf(result.text()) : structured;
    }
}

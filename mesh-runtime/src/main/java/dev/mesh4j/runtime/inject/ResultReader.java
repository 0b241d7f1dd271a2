package dev.mesh4j.runtime.inject;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.stream.StreamMeta;
import dev.mesh4j.protocol.mcp.CallToolResult;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.StringNode;

/** Reads a tool's result as a Java type: its structured content, otherwise its text. */
final class ResultReader {

    /** The one field of the object in which servers in Python send a result that is none. */
    private static final String WRAPPED = "result";

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
        JsonNode structured = whole(result);
        try {
            return structured == null ? fromText(result.text()) : reader.readValue(structured);
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "the result of " + capability + " cannot be read as " + type.toCanonical() + ": "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    /** The structured result, out of the object that wraps it where the type is none that could be an object. */
    private @Nullable JsonNode whole(CallToolResult result) {
        JsonNode structured = result.structuredContent();
        if (structured == null || !structured.isObject()) {
            return structured;
        }
        JsonNode meta = result.meta();
        JavaType wanted = type.hasRawClass(Optional.class) ? type.getContentType() : type;
        boolean list = wanted.isCollectionLikeType() || wanted.isArrayType();
        if (list && meta != null && meta.has(StreamMeta.COUNT) && structured.has("items")) {
            return structured.get("items");
        }
        boolean wrapped = structured.size() == 1 && structured.has(WRAPPED);
        return wrapped && (list || isScalar(wanted)) ? structured.get(WRAPPED) : structured;
    }

    private static boolean isScalar(JavaType type) {
        return type.isPrimitive()
                || type.isEnumType()
                || type.isTypeOrSubTypeOf(CharSequence.class)
                || type.isTypeOrSubTypeOf(Number.class)
                || type.hasRawClass(Boolean.class)
                || type.hasRawClass(Character.class);
    }

    /** Text is JSON only for types that no plain text could be. */
    private @Nullable Object fromText(String text) {
        boolean optional = type.hasRawClass(Optional.class);
        if (optional && text.isEmpty()) {
            return Optional.empty();
        }
        JavaType wanted = optional ? type.getContentType() : type;
        boolean plain = wanted.hasRawClass(String.class)
                || wanted.hasRawClass(Object.class)
                || wanted.hasRawClass(JsonNode.class);
        return plain ? reader.readValue(StringNode.valueOf(text)) : reader.readValue(text);
    }

    /** The result as JSON. */
    static JsonNode tree(CallToolResult result) {
        JsonNode structured = result.structuredContent();
        return structured == null ? StringNode.valueOf(result.text()) : structured;
    }
}

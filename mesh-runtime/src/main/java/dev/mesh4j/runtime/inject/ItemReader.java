package dev.mesh4j.runtime.inject;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.stream.StreamMeta;
import dev.mesh4j.protocol.client.stream.ToolItem;
import dev.mesh4j.protocol.mcp.CallToolResult;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.StringNode;

/** Reads items as a Java type. */
final class ItemReader {

    private final String capability;
    private final JavaType type;
    private final ObjectReader reader;

    /** @param capability for error messages */
    ItemReader(String capability, Type type) {
        this.capability = capability;
        this.type = Json.mapper().constructType(type);
        this.reader = Json.mapper().readerFor(this.type);
    }

    /** @throws IllegalStateException when the item cannot be read as the type */
    @Nullable
    Object read(ToolItem item) {
        if (type.hasRawClass(String.class)) {
            return item.text();
        }
        try {
            return item.json() ? reader.readValue(item.text()) : fromText(item.text());
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    /** What a tool answered that does not stream: the elements of a list, or the one value. */
    List<@Nullable Object> read(CallToolResult result) {
        try {
            return elements(result).stream()
                    .<@Nullable Object>map(element -> (Object) reader.readValue(element))
                    .toList();
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    private List<JsonNode> elements(CallToolResult result) {
        JsonNode whole = result.structuredContent();
        if (whole == null) {
            return texts(result);
        }
        boolean streamed = result.meta() != null && result.meta().has(StreamMeta.COUNT);
        JsonNode list = streamed && whole.has("items") ? whole.path("items") : whole;
        boolean oneByOne =
                list.isArray() && (!type.isContainerType() || list.path(0).isArray());
        return oneByOne ? List.copyOf(((ArrayNode) list).valueStream().toList()) : List.of(whole);
    }

    private List<JsonNode> texts(CallToolResult result) {
        if (result.content().isEmpty()) {
            return List.of();
        }
        String text = result.text();
        if (isPlain()) {
            return List.of(StringNode.valueOf(text));
        }
        JsonNode read = Json.mapper().readTree(text);
        return read.isArray() && !type.isContainerType()
                ? List.copyOf(((ArrayNode) read).valueStream().toList())
                : List.of(read);
    }

    /** Text is JSON for types that no plain text could be; dates, for one, may come without quotes. */
    private @Nullable Object fromText(String text) {
        if (isPlain()) {
            return reader.readValue(StringNode.valueOf(text));
        }
        try {
            return reader.readValue(text);
        } catch (JacksonException e) {
            return reader.readValue(StringNode.valueOf(text));
        }
    }

    private boolean isPlain() {
        return type.hasRawClass(String.class) || type.hasRawClass(Object.class) || type.hasRawClass(JsonNode.class);
    }

    private IllegalStateException unreadable(JacksonException e) {
        return new IllegalStateException(
                "an item of " + capability + " cannot be read as " + type.toCanonical() + ": " + e.getOriginalMessage(),
                e);
    }
}

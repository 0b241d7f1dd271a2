package dev.mesh4j.runtime.invoke;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Content;
import dev.mesh4j.runtime.scan.Places;
import dev.mesh4j.runtime.scan.StreamTypes;
import dev.mesh4j.runtime.schema.ContentTypes;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/** Writes what a method returned as {@code structuredContent}, and as text for clients that read only that. */
final class ResultWriter {

    private final String place;
    private final Type type;
    private final boolean returnsNothing;
    private final boolean mayBeAbsent;
    private final @Nullable Type items;
    private final ObjectWriter writer;

    ResultWriter(Method method) {
        Class<?> raw = method.getReturnType();
        this.place = Places.of(method);
        this.type = method.getGenericReturnType();
        this.returnsNothing = raw == void.class || raw == Void.class;
        this.mayBeAbsent = raw == Optional.class;
        this.items = StreamTypes.item(type).orElse(null);
        this.writer = returnsNothing
                ? Json.mapper().writer()
                : Json.mapper().writerFor(Json.mapper().constructType(method.getGenericReturnType()));
    }

    /** What becomes of items that a method emits. */
    static ItemSink.Use items(Method method) {
        Class<?> raw = method.getReturnType();
        boolean none = raw == void.class
                || raw == Void.class
                || StreamTypes.item(method.getGenericReturnType()).isPresent();
        return none ? ItemSink.Use.KEPT : ItemSink.Use.SENT;
    }

    /** Whether what the method returns are items. */
    boolean streams() {
        return items != null;
    }

    /**
     * @param value what the method returned
     * @param sink took what it emitted; absent when it has no way to
     */
    CallToolResult write(@Nullable Object value, @Nullable ItemSink sink) throws Exception {
        if (items != null && value != null && sink != null) {
            sink.emitAll(value);
            return sink.result(StreamTypes.isText(items));
        }
        return sink != null && sink.isAnswer() ? sink.result(true) : write(value);
    }

    private CallToolResult write(@Nullable Object value) {
        if (returnsNothing) {
            return new CallToolResult(null, List.of(), null, null, null);
        }
        if (value == null) {
            return CallToolResult.error(place + " returned null (expected: a value; use Optional for none)");
        }
        if (value instanceof CallToolResult whole) {
            return whole;
        }
        if (ContentTypes.isContent(type)) {
            return new CallToolResult(null, ContentTypes.blocks(value), null, null, null);
        }
        try {
            JsonNode structured = writer.valueToTree(value);
            String text = structured.isString() ? structured.stringValue() : structured.toString();
            if (structured.isNull() && !mayBeAbsent) {
                return CallToolResult.error("the tool returned nothing that JSON can carry");
            }
            return new CallToolResult(null, List.of(Content.text(text)), structured, null, null);
        } catch (JacksonException e) {
            return CallToolResult.error("the result cannot be written as JSON: " + e.getOriginalMessage());
        }
    }
}

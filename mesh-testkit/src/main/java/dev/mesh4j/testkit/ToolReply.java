package dev.mesh4j.testkit;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.CallToolResult;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What came of a call, whether it succeeded, the tool failed, or the call did not get through. */
public final class ToolReply {

    private final String tool;
    private final CallToolResult result;
    private final Supplier<String> explanation;

    ToolReply(String tool, CallToolResult result, Supplier<String> explanation) {
        this.tool = tool;
        this.result = result;
        this.explanation = explanation;
    }

    /** Whether the tool failed, or the call did not get through; {@link #text} then says how. */
    public boolean failed() {
        return result.failed();
    }

    /** The text blocks, joined by newlines. */
    public String text() {
        return result.text();
    }

    /**
     * The result as a Java value, as a client in an agent reads it.
     *
     * @throws IllegalStateException when the call failed, or the result is no such value
     */
    public <T> T as(Class<T> type) {
        requireSuccess();
        try {
            JsonNode structured = result.structuredContent();
            if (structured != null) {
                return Json.mapper().treeToValue(structured, type);
            }
            return type == String.class ? type.cast(text()) : Json.mapper().readValue(text(), type);
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    tool + " answered " + this + " (expected: a " + type.getSimpleName() + "): "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    /**
     * The structured result; the text as a JSON string where there is none.
     *
     * @throws IllegalStateException when the call failed
     */
    public JsonNode json() {
        requireSuccess();
        JsonNode structured = result.structuredContent();
        return structured == null ? StringNode.valueOf(text()) : structured;
    }

    /** As it came over the wire. */
    public CallToolResult result() {
        return result;
    }

    @Override
    public String toString() {
        return (failed() ? "failed: " : "") + text();
    }

    String tool() {
        return tool;
    }

    /** Who the registry has the tool wired to, for messages. */
    String explanation() {
        return explanation.get();
    }

    private void requireSuccess() {
        if (failed()) {
            throw new IllegalStateException(tool + " failed: " + text() + "\n" + explanation());
        }
    }
}

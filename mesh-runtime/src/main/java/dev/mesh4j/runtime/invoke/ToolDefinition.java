package dev.mesh4j.runtime.invoke;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.Tool;
import dev.mesh4j.runtime.scan.ToolDescriptor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A tool as MCP clients see it. */
final class ToolDefinition {

    private ToolDefinition() {}

    static Tool of(ToolDescriptor tool, ObjectNode input, @Nullable ObjectNode output) {
        ObjectNode annotations =
                tool.traits().readOnly() ? Json.mapper().createObjectNode().put("readOnlyHint", true) : null;
        return new Tool(
                tool.name(),
                emptyToNull(tool.traits().title()),
                emptyToNull(tool.description()),
                input,
                output,
                annotations,
                null,
                null);
    }

    static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

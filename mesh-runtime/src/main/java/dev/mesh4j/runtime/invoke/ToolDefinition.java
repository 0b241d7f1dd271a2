package dev.mesh4j.runtime.invoke;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.stream.StreamMeta;
import dev.mesh4j.protocol.mcp.Tool;
import dev.mesh4j.runtime.scan.StreamTypes;
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
                streams(tool));
    }

    /** What its items are, so that clients know whether to read them as they come. */
    private static @Nullable ObjectNode streams(ToolDescriptor tool) {
        if (!Boolean.TRUE.equals(tool.policy().streaming())) {
            return null;
        }
        boolean json = StreamTypes.item(tool.method().getGenericReturnType())
                .filter(item -> !StreamTypes.isText(item))
                .isPresent();
        return Json.mapper().createObjectNode().put(StreamMeta.STREAMS, json ? StreamMeta.OF_JSON : StreamMeta.TEXT);
    }

    static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

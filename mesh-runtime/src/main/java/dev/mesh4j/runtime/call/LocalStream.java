package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.stream.HandOver;
import dev.mesh4j.protocol.client.stream.ToolItems;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.invoke.LocalExchange;
import dev.mesh4j.runtime.invoke.LocalTool;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A tool of the same agent whose items are read as they come: it runs beside its reader, a few items ahead. */
final class LocalStream {

    private LocalStream() {}

    static ToolItems start(LocalTool tool, ObjectNode arguments) {
        CurrentCall current = CurrentCall.get();
        return HandOver.start(
                "tool '" + tool.descriptor().name() + "'", items -> call(tool, arguments, items, current));
    }

    /** Within the call that the reader serves, as if it were the reader's thread. */
    private static CallToolResult call(
            LocalTool tool, ObjectNode arguments, HandOver items, @Nullable CurrentCall current) {
        if (current == null) {
            return tool.call(arguments, new LocalExchange(items));
        }
        try (CurrentCall.Scope scope = current.enter()) {
            return tool.call(arguments, new LocalExchange(items));
        }
    }
}

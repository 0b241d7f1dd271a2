package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.stream.HandOver;
import dev.mesh4j.protocol.client.stream.ResultItems;
import dev.mesh4j.protocol.client.stream.ToolItems;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.invoke.LocalExchange;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.runtime.policy.PolicyLayer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A tool of the same agent whose items are read as they come: it runs beside its reader, a few items ahead. */
final class LocalStream {

    private LocalStream() {}

    static OpenItems open(LocalTool tool, Calling calling, ObjectNode arguments, Duration patience) {
        ToolItems items = streams(tool, calling)
                ? HandOver.start(
                        "tool '" + tool.descriptor().name() + "'",
                        reader -> call(tool, arguments, reader, calling.within()))
                : new ResultItems(tool.call(arguments, new LocalExchange()));
        return new OpenItems(items, patience, calling.within());
    }

    private static boolean streams(LocalTool tool, Calling calling) {
        PolicyLayer said = calling.options()
                .policy()
                .over(calling.dependency().layer())
                .over(tool.descriptor().policy());
        return Boolean.TRUE.equals(said.streaming());
    }

    /** Within the call that the reader serves, as if it were the reader's thread. */
    private static CallToolResult call(
            LocalTool tool, ObjectNode arguments, HandOver reader, @Nullable CurrentCall within) {
        try (CurrentCall.Scope scope = CurrentCall.enter(within)) {
            return tool.call(arguments, new LocalExchange(reader));
        }
    }
}

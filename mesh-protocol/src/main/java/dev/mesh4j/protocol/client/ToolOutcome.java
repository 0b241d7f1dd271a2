package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Task;

/** What a tool call came to that may become a task. */
public sealed interface ToolOutcome {

    record Done(CallToolResult result) implements ToolOutcome {}

    /** It goes on; ask for it by its id. */
    record Started(Task task) implements ToolOutcome {}
}

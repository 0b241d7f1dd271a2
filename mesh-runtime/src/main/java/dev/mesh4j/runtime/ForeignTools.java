package dev.mesh4j.runtime;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.McpConnection;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.ProgressParams;
import dev.mesh4j.protocol.mcp.Tool;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tools of an MCP server, for an agent to offer as its own. Schemas, hints, results and errors are the server's; a call
 * has the time that its caller gives it, and passes on progress. Each tool's capability is its
 * name. A server that was started as a process is started again for the next call when it has ended.
 */
public final class ForeignTools {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private ForeignTools() {}

    /**
     * Asks the server for its tools.
     *
     * @param server stays open as long as the tools are offered
     * @throws CallException when it does not answer
     */
    public static List<LiveTool<ObjectNode>> of(McpConnection server) {
        return server.listTools().stream().map(tool -> of(server, tool)).toList();
    }

    private static LiveTool<ObjectNode> of(McpConnection server, Tool tool) {
        return LiveTool.described(withoutTasks(tool))
                .handler((arguments, context) -> call(server, tool.name(), arguments, context));
    }

    private static Object call(McpConnection server, String tool, ObjectNode arguments, ToolContext context) {
        Duration time = context.remaining().orElse(LONGEST);
        try {
            return server.callTool(
                    tool, arguments, CallOptions.within(time).withProgress(progress -> pass(progress, context)));
        } catch (CallException.Refused e) {
            if (e.error() == null) {
                throw e;
            }
            throw new JsonRpcException(e.error());
        }
    }

    private static void pass(ProgressParams progress, ToolContext context) {
        Double total = progress.total();
        if (total == null) {
            context.progress(progress.progress());
        } else if (progress.message() == null) {
            context.progress(progress.progress(), total);
        } else {
            context.progress(progress.progress(), total, progress.message());
        }
    }

    /** A call is made here and waited for, so that to others it is no task. */
    private static Tool withoutTasks(Tool tool) {
        return tool.withOutputSchema(tool.outputSchema());
    }
}

package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.CompleteParams;
import dev.mesh4j.protocol.mcp.CompleteResult;
import dev.mesh4j.protocol.mcp.GetPromptResult;
import dev.mesh4j.protocol.mcp.ReadResourceResult;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What an MCP endpoint serves. Implementations are thread-safe and answer on the caller's thread. */
public interface McpService {

    /** What is offered now; the same object until it changes. */
    Catalog catalog();

    /** Where the service says that something changed. */
    Changes changes();

    /**
     * Calls a tool. What the tool or its arguments did wrong is a result with {@code isError}.
     *
     * @throws JsonRpcException {@code -32602} when there is no such tool
     */
    CallToolResult call(String tool, ObjectNode arguments, Exchange exchange);

    /** @throws JsonRpcException {@code -32602} when there is no such prompt, or an argument is missing */
    default GetPromptResult prompt(String name, ObjectNode arguments, Exchange exchange) {
        throw new JsonRpcException(ErrorCode.INVALID_PARAMS, "Unknown prompt: '" + name + "' (expected: none)");
    }

    /** @throws JsonRpcException {@code -32602} with the URI as data when there is no such resource */
    default ReadResourceResult read(String uri, Exchange exchange) {
        throw Unknown.resource(uri);
    }

    /** @throws JsonRpcException {@code -32602} when the reference names nothing */
    default CompleteResult complete(CompleteParams params, Exchange exchange) {
        return CompleteResult.of(List.of());
    }

    /** Whether any tool runs as a task. */
    default boolean offersTasks() {
        return false;
    }

    /**
     * How a tool runs as a task.
     *
     * @throws JsonRpcException {@code -32602} when there is no such tool
     */
    default TaskTraits taskTraits(String tool) {
        return TaskTraits.NONE;
    }
}

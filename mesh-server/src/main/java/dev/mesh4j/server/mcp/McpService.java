package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import tools.jackson.databind.node.ObjectNode;

/** What an MCP endpoint serves. Implementations are thread-safe and answer on the caller's thread. */
public interface McpService {

    Implementation serverInfo();

    /** The tools offered now; the same object until they change. */
    ToolList tools();

    /**
     * Calls a tool that is in {@link #tools()}. What the tool or its arguments did wrong is a result with
     * {@code isError}.
     *
     * @throws dev.mesh4j.protocol.jsonrpc.JsonRpcException {@code -32602} when there is no such tool
     */
    CallToolResult call(String tool, ObjectNode arguments);
}

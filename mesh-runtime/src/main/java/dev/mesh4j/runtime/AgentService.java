package dev.mesh4j.runtime;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.server.mcp.McpService;
import dev.mesh4j.server.mcp.ToolList;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** An agent's tools as MCP serves them. */
final class AgentService implements McpService {

    private final Implementation implementation;
    private final Map<String, LocalTool> tools;
    private final ToolList list;

    /** @param tools by name, in the order in which they are listed */
    AgentService(Implementation implementation, Map<String, LocalTool> tools) {
        this.implementation = implementation;
        this.tools = tools;
        this.list = new ToolList(
                implementation,
                tools.values().stream().map(LocalTool::definition).toList());
    }

    @Override
    public Implementation serverInfo() {
        return implementation;
    }

    @Override
    public ToolList tools() {
        return list;
    }

    @Override
    public CallToolResult call(String name, ObjectNode arguments) {
        LocalTool tool = tools.get(name);
        if (tool == null) {
            throw new JsonRpcException(
                    ErrorCode.INVALID_PARAMS, "Unknown tool: '" + name + "' (expected: one of " + tools.keySet() + ")");
        }
        return tool.call(arguments);
    }
}

package dev.mesh4j.runtime;

import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.server.mcp.Catalog;
import dev.mesh4j.server.mcp.Changes;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.McpService;
import dev.mesh4j.server.mcp.Unknown;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** An agent's tools as MCP serves them. */
final class AgentService implements McpService {

    private final Map<String, LocalTool> tools;
    private final Catalog catalog;
    private final Changes changes = new Changes();

    /** @param tools by name, in the order in which they are listed */
    AgentService(Implementation implementation, Map<String, LocalTool> tools) {
        this.tools = tools;
        this.catalog = Catalog.ofTools(
                implementation,
                tools.values().stream().map(LocalTool::definition).toList());
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public Changes changes() {
        return changes;
    }

    @Override
    public CallToolResult call(String name, ObjectNode arguments, Exchange exchange) {
        LocalTool tool = tools.get(name);
        if (tool == null) {
            throw Unknown.tool(name, tools.keySet());
        }
        return tool.call(arguments);
    }
}

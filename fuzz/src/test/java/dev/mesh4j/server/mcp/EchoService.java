package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Content;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.protocol.mcp.Prompt;
import dev.mesh4j.protocol.mcp.Resource;
import dev.mesh4j.protocol.mcp.Tool;
import dev.mesh4j.runtime.schema.ArgumentValidator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** One tool that uses all of its exchange, and one of everything else. */
final class EchoService implements McpService {

    private static final ObjectNode SCHEMA = (ObjectNode) Json.mapper()
            .readTree("{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"x-mcp-header\":\"N\"},"
                    + "\"s\":{\"type\":\"string\",\"pattern\":\"^(a+)+$\",\"x-mcp-header\":\"S\"}}}");

    private final ArgumentValidator validator = new ArgumentValidator(SCHEMA);
    private final Changes changes = new Changes();
    private final Catalog catalog = new Catalog(
            new Implementation("echo", "1"),
            List.of(new Tool("echo", "Says it again", SCHEMA, null)),
            List.of(new Prompt("prompt", null, List.of())),
            List.of(new Resource("echo:resource", "resource", null, null)),
            List.of(),
            true);

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public Changes changes() {
        return changes;
    }

    @Override
    public CallToolResult call(String tool, ObjectNode arguments, Exchange exchange) {
        if (!tool.equals("echo")) {
            throw new JsonRpcException(ErrorCode.INVALID_PARAMS, "Unknown tool: " + tool);
        }
        String faults = validator.faults(arguments);
        if (!faults.isEmpty()) {
            return CallToolResult.error(faults);
        }
        exchange.progress(1, null, "half");
        exchange.log(LoggingLevel.INFO, null, arguments);
        if (arguments.has("ask")) {
            exchange.once("step", () -> arguments);
            exchange.ask(Map.of("roots", InputRequest.listRoots()));
        }
        return new CallToolResult(null, List.of(Content.text(arguments.toString())), arguments, null, null);
    }
}

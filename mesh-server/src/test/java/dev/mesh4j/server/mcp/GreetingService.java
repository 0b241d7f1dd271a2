package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Content;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.Tool;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A few tools, each of which shows one way a call can end. */
final class GreetingService implements McpService {

    static final String SECRET = "jdbc:secret";

    private static final Implementation INFO = new Implementation("greeter", "1.2.3", null, "Greets.");

    final AtomicInteger calls = new AtomicInteger();

    private final Catalog catalog = Catalog.ofTools(
            INFO,
            List.of(
                    tool("greet", "{\"type\":\"object\"}"),
                    tool("count", "{\"type\":\"array\"}"),
                    tool("grüßen", null),
                    tool("fail", null),
                    tool("explode", null),
                    tool("overflow", null)));

    private final Changes changes = new Changes();

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
        calls.incrementAndGet();
        String name = arguments.path("name").asString("world");
        return switch (tool) {
            case "greet", "grüßen" -> result("Hello " + name, "{\"greeting\":\"Hello " + name + "\"}");
            case "count" -> result("1 2 3", "[1,2,3]");
            case "fail" -> CallToolResult.error("no luck");
            case "explode" -> throw new IllegalStateException(SECRET);
            case "overflow" -> throw new StackOverflowError(SECRET);
            default -> throw new JsonRpcException(ErrorCode.INVALID_PARAMS, "Unknown tool: " + tool);
        };
    }

    private static CallToolResult result(String text, String structured) {
        JsonNode meta = Json.mapper().readTree("{\"dev.example/tool\":7}");
        return new CallToolResult(
                null, List.of(Content.text(text)), Json.mapper().readTree(structured), null, meta);
    }

    private static Tool tool(String name, String outputSchema) {
        JsonNode output = outputSchema == null ? null : Json.mapper().readTree(outputSchema);
        return new Tool(name, "Does " + name, Json.mapper().readTree("{\"type\":\"object\"}"), output);
    }
}

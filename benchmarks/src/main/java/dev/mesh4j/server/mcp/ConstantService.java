package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Content;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.Tool;
import dev.mesh4j.runtime.schema.ArgumentValidator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A tool that checks its arguments and always answers the same. */
final class ConstantService implements McpService {

    static final String TOOL = "echo";
    static final String ANSWER = "always the same";

    private static final ObjectNode SCHEMA = (ObjectNode) Json.mapper()
            .readTree("{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"}},\"required\":[\"text\"]}");

    private final ArgumentValidator validator = new ArgumentValidator(SCHEMA);
    private final Changes changes = new Changes();
    private final Catalog catalog =
            Catalog.ofTools(new Implementation("bench", "1"), List.of(new Tool(TOOL, "Answers", SCHEMA, null)));
    private final CallToolResult result = new CallToolResult(
            null,
            List.of(Content.text(ANSWER)),
            Json.mapper().createObjectNode().put("text", ANSWER),
            null,
            null);

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
        String faults = validator.faults(arguments);
        return faults.isEmpty() ? result : CallToolResult.error(faults);
    }
}

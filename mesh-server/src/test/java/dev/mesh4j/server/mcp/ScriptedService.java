package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.CompleteParams;
import dev.mesh4j.protocol.mcp.CompleteResult;
import dev.mesh4j.protocol.mcp.Content;
import dev.mesh4j.protocol.mcp.GetPromptResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.Prompt;
import dev.mesh4j.protocol.mcp.PromptMessage;
import dev.mesh4j.protocol.mcp.ReadResourceResult;
import dev.mesh4j.protocol.mcp.Resource;
import dev.mesh4j.protocol.mcp.ResourceContents;
import dev.mesh4j.protocol.mcp.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ObjectNode;

/** Offers what a test hands it. */
final class ScriptedService implements McpService {

    private static final Implementation INFO = new Implementation("scripted", "1.0.0");

    private final Changes changes = new Changes();
    private final Map<String, BiFunction<ObjectNode, Exchange, String>> scripts = new LinkedHashMap<>();
    private final List<Tool> tools = new ArrayList<>();
    private final List<Prompt> prompts = new ArrayList<>();
    private final List<Resource> resources = new ArrayList<>();
    private volatile Catalog catalog = Catalog.ofTools(INFO, List.of());

    ScriptedService tool(String name, BiFunction<ObjectNode, Exchange, String> script) {
        return tool(name, "{'type':'object'}", script);
    }

    /** @param schema JSON with single quotes */
    ScriptedService tool(String name, String schema, BiFunction<ObjectNode, Exchange, String> script) {
        scripts.put(name, script);
        tools.add(new Tool(name, null, Json.mapper().readTree(schema.replace('\'', '"')), null));
        return offer();
    }

    ScriptedService prompt(String name, BiFunction<ObjectNode, Exchange, String> script) {
        scripts.put(name, script);
        prompts.add(new Prompt(name, null, null, null, null, null));
        return offer();
    }

    ScriptedService resource(String uri, BiFunction<ObjectNode, Exchange, String> script) {
        scripts.put(uri, script);
        resources.add(new Resource(uri, uri, null, null, null, null, null, null, null));
        return offer();
    }

    private ScriptedService offer() {
        catalog = new Catalog(INFO, tools, prompts, resources, List.of(), !prompts.isEmpty());
        return this;
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
    public CallToolResult call(String tool, ObjectNode arguments, Exchange exchange) {
        return new CallToolResult(
                null, List.of(Content.text(scripts.get(tool).apply(arguments, exchange))), null, null, null);
    }

    @Override
    public GetPromptResult prompt(String name, ObjectNode arguments, Exchange exchange) {
        return GetPromptResult.of(PromptMessage.user(scripts.get(name).apply(arguments, exchange)));
    }

    @Override
    public ReadResourceResult read(String uri, Exchange exchange) {
        if (!scripts.containsKey(uri)) {
            throw Unknown.resource(uri);
        }
        String text = scripts.get(uri).apply(Json.mapper().createObjectNode(), exchange);
        return ReadResourceResult.of(ResourceContents.text(uri, "text/plain", text));
    }

    @Override
    public CompleteResult complete(CompleteParams params, Exchange exchange) {
        return CompleteResult.of(
                List.of(params.ref().toString(), params.argument().value()));
    }
}

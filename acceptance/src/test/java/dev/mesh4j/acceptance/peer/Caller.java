package dev.mesh4j.acceptance.peer;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.dialect.Answer;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.dialect.Client;
import dev.mesh4j.protocol.client.dialect.Dialect;
import dev.mesh4j.protocol.client.dialect.Operation;
import dev.mesh4j.protocol.client.legacy.LegacyDialect;
import dev.mesh4j.protocol.client.link.Link;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.GetPromptResult;
import dev.mesh4j.protocol.mcp.ListToolsResult;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import dev.mesh4j.protocol.mcp.ReadResourceResult;
import dev.mesh4j.protocol.mcp.Tool;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Our client, connected to a server of others. */
record Caller(Dialect dialect) implements AutoCloseable {

    static final CallOptions OPTIONS = CallOptions.within(Duration.ofSeconds(30));

    /** After a handshake in the newest legacy revision. */
    static Caller legacy(Link link, Client client) {
        return new Caller(new LegacyDialect(link, client, ProtocolVersion.V2025_11_25, OPTIONS));
    }

    static ObjectNode json(String text) {
        return (ObjectNode) Json.mapper().readTree(text);
    }

    List<String> tools() {
        return read(dialect.call(Operation.of(Method.TOOLS_LIST, OPTIONS)), ListToolsResult.class).tools().stream()
                .map(Tool::name)
                .toList();
    }

    CallToolResult tool(String name, String arguments) {
        return tool(name, arguments, OPTIONS);
    }

    CallToolResult tool(String name, String arguments, CallOptions options) {
        ObjectNode params = Json.mapper().createObjectNode().put("name", name);
        params.set("arguments", json(arguments));
        Operation call = Operation.named(Method.TOOLS_CALL, "name", name, options);
        return read(dialect.call(call.withParams(params)), CallToolResult.class);
    }

    ReadResourceResult resource(String uri) {
        return read(
                dialect.call(Operation.named(Method.RESOURCES_READ, "uri", uri, OPTIONS)), ReadResourceResult.class);
    }

    GetPromptResult prompt(String name, String arguments) {
        ObjectNode params = Json.mapper().createObjectNode().put("name", name);
        params.set("arguments", json(arguments));
        Operation call = Operation.named(Method.PROMPTS_GET, "name", name, OPTIONS);
        return read(dialect.call(call.withParams(params)), GetPromptResult.class);
    }

    @Override
    public void close() {
        dialect.close();
    }

    private static <T> T read(Answer answer, Class<T> type) {
        return Json.mapper().treeToValue(answer.result(), type);
    }
}

package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.dialect.Operation;
import dev.mesh4j.protocol.client.modern.ModernDialect;
import dev.mesh4j.protocol.client.modern.TaskFollower;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.mcp.ListToolsResult;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.Task;
import dev.mesh4j.protocol.mcp.Tool;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists a server's tools and calls them. Thread-safe. */
final class ToolCalls {

    private final Exchange exchange;
    private final ToolHeaders headers = new ToolHeaders();

    ToolCalls(Exchange exchange) {
        this.exchange = exchange;
    }

    List<Tool> list(CallOptions options) {
        List<Tool> tools = new ArrayList<>();
        new Pages(exchange, Method.TOOLS_LIST, options)
                .each(page -> tools.addAll(Results.read(exchange.server(), page, ListToolsResult.class)
                        .tools()));
        boolean mirrored = exchange.http() && exchange.dialect() instanceof ModernDialect;
        return mirrored ? headers.usable(exchange.server(), tools) : tools;
    }

    /** The result of the tool, or of the task that it became. */
    JsonNode call(String tool, ObjectNode arguments, CallOptions options) {
        JsonNode result = begin(tool, arguments, options);
        return isTask(result) && exchange.dialect() instanceof ModernDialect modern
                ? new TaskFollower(modern, exchange.server(), options).follow(result)
                : result;
    }

    /** The result of the tool, or the task that it becomes. */
    JsonNode begin(String tool, ObjectNode arguments, CallOptions options) {
        ObjectNode params = Json.mapper().createObjectNode().put("name", tool);
        params.set("arguments", arguments);
        Operation call = new Operation(Method.TOOLS_CALL, tool, params, headers.of(tool, arguments), options);
        try {
            return exchange.call(call).result();
        } catch (CallException.Refused e) {
            if (e.error() == null || e.error().code() != ErrorCode.HEADER_MISMATCH.number()) {
                throw e;
            }
            // the tool's schema has changed since it was listed
            exchange.cache().drop(exchange.server(), Method.TOOLS_LIST);
            list(CallOptions.within(options.timeout()));
            return exchange.call(call.withHeaders(headers.of(tool, arguments))).result();
        }
    }

    static boolean isTask(JsonNode result) {
        return result.path("resultType").asString("").equals(Task.TYPE);
    }
}

package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage.Request;
import dev.mesh4j.protocol.mcp.CacheScope;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.DiscoverResult;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import dev.mesh4j.protocol.mcp.ServerCapabilities;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The methods of revision 2026-07-28. */
final class ModernOperations {

    private final McpService service;
    private final ObjectNode meta;
    private final DiscoverResult discovered;

    ModernOperations(McpService service) {
        this.service = service;
        this.meta = ServerMeta.of(service.serverInfo());
        this.discovered = new DiscoverResult(
                "complete",
                ProtocolVersion.MODERN.stream().map(ProtocolVersion::text).toList(),
                new ServerCapabilities(new ServerCapabilities.Tools(null)),
                service.serverInfo().description(),
                0,
                CacheScope.PUBLIC,
                meta);
    }

    /** @throws JsonRpcException when the request cannot be served */
    Object serve(Request request) {
        return switch (request.method()) {
            case Method.TOOLS_CALL -> call(request);
            case Method.TOOLS_LIST -> {
                McpRequest.refuseCursor(request);
                yield service.tools().modern();
            }
            case Method.DISCOVER -> discovered;
            default -> throw new JsonRpcException(ErrorCode.METHOD_NOT_FOUND, "Method not found: " + request.method());
        };
    }

    private CallToolResult call(Request request) {
        CallToolResult result = service.call(McpRequest.text(request, "name"), McpRequest.arguments(request));
        return new CallToolResult(
                "complete", result.content(), result.structuredContent(), result.isError(), withServer(result.meta()));
    }

    private ObjectNode withServer(@Nullable JsonNode own) {
        return own instanceof ObjectNode object ? object.deepCopy().setAll(meta) : meta;
    }
}

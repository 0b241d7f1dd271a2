package dev.mesh4j.server.mcp.legacy;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage.Request;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.InitializeResult;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import dev.mesh4j.protocol.mcp.ServerCapabilities;
import dev.mesh4j.server.mcp.McpRequest;
import dev.mesh4j.server.mcp.McpService;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The methods of revisions 2025-03-26 to 2025-11-25. */
public final class LegacyOperations {

    private final McpService service;

    public LegacyOperations(McpService service) {
        this.service = service;
    }

    /** @throws JsonRpcException when the request cannot be served */
    public Object serve(Request request) {
        return switch (request.method()) {
            case Method.TOOLS_CALL -> call(request);
            case Method.TOOLS_LIST -> {
                McpRequest.refuseCursor(request);
                yield service.tools().legacy();
            }
            case Method.INITIALIZE -> initialize(request);
            case Method.PING -> Map.of();
            default -> throw new JsonRpcException(ErrorCode.METHOD_NOT_FOUND, "Method not found: " + request.method());
        };
    }

    /** The client's revision if it is a legacy one, otherwise the newest of them (2025-11-25, lifecycle). */
    private InitializeResult initialize(Request request) {
        ProtocolVersion version = ProtocolVersion.of(McpRequest.text(request, "protocolVersion"))
                .filter(ProtocolVersion.LEGACY::contains)
                .orElse(ProtocolVersion.LEGACY.getFirst());
        Implementation server = service.serverInfo();
        ServerCapabilities capabilities = new ServerCapabilities(new ServerCapabilities.Tools(null));
        return new InitializeResult(version, capabilities, server, server.description());
    }

    private CallToolResult call(Request request) {
        CallToolResult result = service.call(McpRequest.text(request, "name"), McpRequest.arguments(request));
        JsonNode structured = result.structuredContent();
        boolean asIs = structured == null || structured.isObject();
        return asIs ? result : new CallToolResult(null, result.content(), null, result.isError(), result.meta());
    }
}

package dev.mesh4j.server.mcp.legacy;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage.Request;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.InitializeResult;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import dev.mesh4j.server.mcp.Capabilities;
import dev.mesh4j.server.mcp.Carrier;
import dev.mesh4j.server.mcp.Catalog;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.McpService;
import dev.mesh4j.server.mcp.Params;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The methods of revisions 2025-03-26 to 2025-11-25. */
public final class LegacyOperations {

    private final McpService service;

    public LegacyOperations(McpService service) {
        this.service = service;
    }

    /** @throws JsonRpcException when the request cannot be served */
    public Object serve(Request request, Carrier carrier) {
        return switch (request.method()) {
            case Method.TOOLS_CALL -> call(request, new LegacyExchange(request, carrier));
            case Method.TOOLS_LIST -> service.catalog().tools().legacy(Params.cursor(request));
            case Method.INITIALIZE -> initialize(request);
            case Method.PING -> Map.of();
            default -> throw new JsonRpcException(ErrorCode.METHOD_NOT_FOUND, "Method not found: " + request.method());
        };
    }

    /** The client's revision if it is a legacy one, otherwise the newest of them (2025-11-25, lifecycle). */
    private InitializeResult initialize(Request request) {
        ProtocolVersion version = ProtocolVersion.of(Params.text(request, "protocolVersion"))
                .filter(ProtocolVersion.LEGACY::contains)
                .orElse(ProtocolVersion.LEGACY.getFirst());
        Catalog catalog = service.catalog();
        Implementation server = catalog.server();
        return new InitializeResult(version, Capabilities.of(catalog), server, server.description());
    }

    private CallToolResult call(Request request, Exchange exchange) {
        CallToolResult result = service.call(Params.text(request, "name"), Params.arguments(request), exchange);
        JsonNode structured = result.structuredContent();
        boolean asIs = structured == null || structured.isObject();
        return asIs ? result : new CallToolResult(null, result.content(), null, result.isError(), result.meta());
    }
}

package dev.mesh4j.server.mcp.legacy;

import dev.mesh4j.server.mcp.TaskSupport;
import dev.mesh4j.protocol.mcp.Task;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage.Request;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.CompleteResult;
import dev.mesh4j.protocol.mcp.GetPromptResult;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.ReadResourceResult;
import dev.mesh4j.server.mcp.Capabilities;
import dev.mesh4j.server.mcp.Catalog;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.McpService;
import dev.mesh4j.server.mcp.Params;
import dev.mesh4j.server.mcp.Unknown;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The methods of revisions 2025-03-26 to 2025-11-25, {@code initialize} apart. */
final class LegacyOperations {

    /** Later revisions say {@code -32602}. */
    private static final int RESOURCE_NOT_FOUND = -32002;

    private final McpService service;

    LegacyOperations(McpService service) {
        this.service = service;
    }

    /** Whether a request may take long, and have something to say before its answer. */
    static boolean isWork(String method) {
        return switch (method) {
            case Method.TOOLS_CALL, Method.PROMPTS_GET, Method.RESOURCES_READ, Method.COMPLETE -> true;
            default -> false;
        };
    }

    /** @throws JsonRpcException when the request cannot be served */
    Object serve(Request request, Exchange exchange) {
        requireOffered(request);
        return switch (request.method()) {
            case Method.TOOLS_CALL -> call(request, exchange);
            case Method.PROMPTS_GET -> prompt(request, exchange);
            case Method.RESOURCES_READ -> read(request, exchange);
            case Method.COMPLETE -> complete(request, exchange);
            default -> look(request);
        };
    }

    /** Serves what needs a session and is quick, and what {@link #look} serves. */
    Object serve(Request request, Session session) {
        requireOffered(request);
        switch (request.method()) {
            case Method.SET_LEVEL -> session.level(level(request));
            case Method.RESOURCES_SUBSCRIBE -> session.subscribe(Params.text(request, "uri"));
            case Method.RESOURCES_UNSUBSCRIBE -> session.unsubscribe(Params.text(request, "uri"));
            default -> {
                return look(request);
            }
        }
        return Map.of();
    }

    private Object look(Request request) {
        Catalog catalog = service.catalog();
        return switch (request.method()) {
            case Method.TOOLS_LIST -> catalog.tools().legacy(Params.cursor(request));
            case Method.PING -> Map.of();
            case Method.PROMPTS_LIST -> catalog.prompts().legacy(Params.cursor(request));
            case Method.RESOURCES_LIST -> catalog.resources().legacy(Params.cursor(request));
            case Method.RESOURCES_TEMPLATES_LIST -> catalog.templates().legacy(Params.cursor(request));
            case Method.SET_LEVEL, Method.RESOURCES_SUBSCRIBE, Method.RESOURCES_UNSUBSCRIBE ->
                throw new JsonRpcException(
                        ErrorCode.INVALID_REQUEST,
                        request.method() + ": no session (expected: Mcp-Session-Id of initialize)");
            default -> throw Unknown.method(request.method());
        };
    }

    private CallToolResult call(Request request, Exchange exchange) {
        String tool = Params.text(request, "name");
        if (service.taskTraits(tool).support() == TaskSupport.REQUIRED) {
            throw new JsonRpcException(
                    ErrorCode.METHOD_NOT_FOUND,
                    "Tool '" + tool + "' runs only as a task (expected: a client of 2026-07-28 with the extension "
                            + Task.EXTENSION + ")");
        }
        CallToolResult result = service.call(tool, Params.arguments(request), exchange);
        JsonNode structured = result.structuredContent();
        boolean object = structured == null || structured.isObject();
        return object && result.resultType() == null
                ? result
                : new CallToolResult(
                        null, result.content(), object ? structured : null, result.isError(), result.meta());
    }

    private GetPromptResult prompt(Request request, Exchange exchange) {
        GetPromptResult result = service.prompt(Params.text(request, "name"), Params.arguments(request), exchange);
        return new GetPromptResult(null, result.description(), result.messages(), result.meta());
    }

    private ReadResourceResult read(Request request, Exchange exchange) {
        try {
            ReadResourceResult result = service.read(Params.text(request, "uri"), exchange);
            return new ReadResourceResult(null, result.contents(), null, null, result.meta());
        } catch (JsonRpcException e) {
            JsonRpcError error = e.error();
            boolean unknown = error.code() == ErrorCode.INVALID_PARAMS.number()
                    && error.data() != null
                    && error.data().has("uri");
            throw unknown
                    ? new JsonRpcException(new JsonRpcError(RESOURCE_NOT_FOUND, error.message(), error.data()))
                    : e;
        }
    }

    private CompleteResult complete(Request request, Exchange exchange) {
        CompleteResult result = service.complete(Params.completion(request), exchange);
        return new CompleteResult(null, result.completion(), result.meta());
    }

    private static LoggingLevel level(Request request) {
        String text = Params.text(request, "level");
        return LoggingLevel.of(text)
                .orElseThrow(() -> new JsonRpcException(
                        ErrorCode.INVALID_PARAMS,
                        "Invalid params: params.level: '" + text + "' (expected: debug to emergency, as in RFC 5424)"));
    }

    private void requireOffered(Request request) {
        if (!Capabilities.offers(service.catalog(), request.method())) {
            throw Unknown.method(request.method());
        }
    }
}

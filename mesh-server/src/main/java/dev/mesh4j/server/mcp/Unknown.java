package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import java.util.Collection;

/** The errors for a name that is not offered. */
public final class Unknown {

    private Unknown() {}

    public static JsonRpcException tool(String name, Collection<String> known) {
        return new JsonRpcException(
                ErrorCode.INVALID_PARAMS, "Unknown tool: '" + name + "' (expected: one of " + known + ")");
    }

    public static JsonRpcException prompt(String name, Collection<String> known) {
        return new JsonRpcException(
                ErrorCode.INVALID_PARAMS, "Unknown prompt: '" + name + "' (expected: one of " + known + ")");
    }

    public static JsonRpcException resource(String uri) {
        return new JsonRpcException(
                ErrorCode.INVALID_PARAMS,
                "Resource not found: " + uri,
                Json.mapper().createObjectNode().put("uri", uri));
    }

    public static JsonRpcException method(String method) {
        return new JsonRpcException(ErrorCode.METHOD_NOT_FOUND, "Method not found: " + method);
    }
}

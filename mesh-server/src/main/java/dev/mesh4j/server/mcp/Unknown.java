package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import java.util.Collection;
import java.util.stream.Collectors;

/** The errors for a name that is not offered. */
public final class Unknown {

    /** An answer does not grow with what a server offers. */
    private static final int MOST_SHOWN = 20;

    private Unknown() {}

    public static JsonRpcException tool(String name, Collection<String> known) {
        return new JsonRpcException(
                ErrorCode.INVALID_PARAMS, "Unknown tool: '" + name + "' (expected: one of " + shown(known) + ")");
    }

    public static JsonRpcException prompt(String name, Collection<String> known) {
        return new JsonRpcException(
                ErrorCode.INVALID_PARAMS, "Unknown prompt: '" + name + "' (expected: one of " + shown(known) + ")");
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

    private static String shown(Collection<String> known) {
        return known.size() <= MOST_SHOWN
                ? known.toString()
                : known.stream().limit(MOST_SHOWN).collect(Collectors.joining(", ", "[", ", …]")) + " of "
                        + known.size();
    }
}

package dev.mesh4j.server.mcp;

import static dev.mesh4j.protocol.jsonrpc.ErrorCode.HEADER_MISMATCH;
import static dev.mesh4j.protocol.jsonrpc.ErrorCode.INVALID_PARAMS;
import static dev.mesh4j.protocol.jsonrpc.ErrorCode.UNSUPPORTED_PROTOCOL_VERSION;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage.Request;
import dev.mesh4j.protocol.mcp.HeaderValue;
import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.protocol.mcp.Meta;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks what every 2026-07-28 request carries in {@code _meta} and headers, in the order in which errors win. */
final class ModernEnvelope {

    private ModernEnvelope() {}

    /** @throws JsonRpcException naming what is missing or differs; all of them are answered with HTTP 400 */
    static void check(Request request, JsonNode claim, HttpServletRequest http) {
        String version = claim.asString("");
        requireSame(Headers.PROTOCOL_VERSION, http.getHeader(Headers.PROTOCOL_VERSION), version);
        if (!claim.isString()) {
            throw new JsonRpcException(INVALID_PARAMS, "_meta: protocolVersion is " + claim + " (expected: a string)");
        }
        JsonNode capabilities =
                request.params() == null ? null : request.params().path("_meta").get(Meta.CLIENT_CAPABILITIES);
        if (capabilities == null || !capabilities.isObject()) {
            throw new JsonRpcException(
                    INVALID_PARAMS,
                    "_meta: " + Meta.CLIENT_CAPABILITIES + " is " + capabilities + " (expected: an object)");
        }
        if (!isSupported(version)) {
            throw unsupported(version);
        }
        requireSame(Headers.METHOD, http.getHeader(Headers.METHOD), request.method());
        if (request.method().equals(Method.TOOLS_CALL)) {
            requireSame(Headers.NAME, decoded(http.getHeader(Headers.NAME)), McpRequest.text(request, "name"));
        }
    }

    private static boolean isSupported(String version) {
        return ProtocolVersion.of(version)
                .filter(ProtocolVersion.MODERN::contains)
                .isPresent();
    }

    private static void requireSame(String header, @Nullable String found, String body) {
        if (found == null) {
            throw new JsonRpcException(
                    HEADER_MISMATCH, "Header mismatch: " + header + " is missing (expected: " + body + ")");
        }
        if (!found.strip().equals(body)) {
            throw new JsonRpcException(
                    HEADER_MISMATCH,
                    "Header mismatch: " + header + " is '" + found + "', the body says '" + body + "'");
        }
    }

    private static @Nullable String decoded(@Nullable String header) {
        try {
            return header == null ? null : HeaderValue.decode(header.strip());
        } catch (IllegalArgumentException e) {
            throw new JsonRpcException(HEADER_MISMATCH, "Header mismatch: " + Headers.NAME + ": " + e.getMessage());
        }
    }

    private static JsonRpcException unsupported(String version) {
        ObjectNode data = Json.mapper().createObjectNode();
        data.set("supported", Json.mapper().valueToTree(ProtocolVersion.MODERN));
        data.put("requested", version);
        ErrorCode code = UNSUPPORTED_PROTOCOL_VERSION;
        return new JsonRpcException(code, "Unsupported protocol version: " + version, data);
    }
}

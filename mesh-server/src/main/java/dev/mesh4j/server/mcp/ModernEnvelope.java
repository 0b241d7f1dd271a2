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
import dev.mesh4j.protocol.mcp.ParameterHeader;
import dev.mesh4j.protocol.mcp.ParameterHeaders;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks what every 2026-07-28 request carries in {@code _meta} and headers, in the order in which errors win. */
final class ModernEnvelope {

    private ModernEnvelope() {}

    /** @throws JsonRpcException naming what is missing or differs; all of them are answered with HTTP 400 */
    static RequestMeta check(Request request, JsonNode claim, Carrier carrier) {
        String version = claim.asString("");
        if (carrier.hasHeaders()) {
            requireSame(Headers.PROTOCOL_VERSION, plain(carrier, Headers.PROTOCOL_VERSION), version);
        }
        if (!claim.isString()) {
            throw new JsonRpcException(INVALID_PARAMS, "_meta: protocolVersion is " + claim + " (expected: a string)");
        }
        ObjectNode meta = (ObjectNode) Objects.requireNonNull(request.params()).path("_meta");
        JsonNode capabilities = meta.get(Meta.CLIENT_CAPABILITIES);
        if (capabilities == null || !capabilities.isObject()) {
            throw new JsonRpcException(
                    INVALID_PARAMS,
                    "_meta: " + Meta.CLIENT_CAPABILITIES + " is " + capabilities + " (expected: an object)");
        }
        if (!ProtocolVersion.isModern(version)) {
            throw unsupported(version);
        }
        if (carrier.hasHeaders()) {
            requireSame(Headers.METHOD, plain(carrier, Headers.METHOD), request.method());
            String named = named(request.method());
            if (named != null) {
                requireSame(
                        Headers.NAME, decoded(Headers.NAME, carrier.header(Headers.NAME)), Params.text(request, named));
            }
        }
        RequestMeta checked = new RequestMeta(meta);
        checked.logLevel();
        return checked;
    }

    /** Checks the arguments of a tool call that travel in headers as well. */
    static void checkParameters(ParameterHeaders mirrored, ObjectNode arguments, Carrier carrier) {
        if (!carrier.hasHeaders()) {
            return;
        }
        for (ParameterHeader parameter : mirrored.parameters()) {
            String value = parameter.value(arguments);
            String found = decoded(parameter.header(), carrier.header(parameter.header()));
            if (value == null && found != null) {
                throw mismatch(parameter.header() + " is '" + found + "', the arguments have no such value");
            }
            if (value != null && found == null) {
                throw mismatch(parameter.header() + " is missing (expected: " + value + ")");
            }
            if (found != null && !parameter.agrees(arguments, found)) {
                throw mismatch(parameter.header() + " is '" + found + "', the arguments say '" + value + "'");
            }
        }
    }

    /** The parameter that {@code Mcp-Name} repeats; {@code null} for methods without one. */
    private static @Nullable String named(String method) {
        return switch (method) {
            case Method.TOOLS_CALL, Method.PROMPTS_GET -> "name";
            case Method.RESOURCES_READ -> "uri";
            case Method.TASKS_GET, Method.TASKS_UPDATE, Method.TASKS_CANCEL -> "taskId";
            default -> null;
        };
    }

    private static void requireSame(String header, @Nullable String found, String body) {
        if (found == null) {
            throw mismatch(header + " is missing (expected: " + body + ")");
        }
        if (!found.equals(body)) {
            throw mismatch(header + " is '" + found + "', the body says '" + body + "'");
        }
    }

    private static @Nullable String plain(Carrier carrier, String name) {
        String header = carrier.header(name);
        return header == null ? null : header.strip();
    }

    /** Spaces around a value are no part of it, unless they are encoded. */
    private static @Nullable String decoded(String name, @Nullable String header) {
        try {
            return header == null ? null : HeaderValue.decode(header.strip());
        } catch (IllegalArgumentException e) {
            throw mismatch(name + ": " + e.getMessage());
        }
    }

    private static JsonRpcException mismatch(String what) {
        return new JsonRpcException(HEADER_MISMATCH, "Header mismatch: " + what);
    }

    private static JsonRpcException unsupported(String version) {
        ObjectNode data = Json.mapper().createObjectNode();
        data.set("supported", Json.mapper().valueToTree(ProtocolVersion.MODERN));
        data.put("requested", version);
        ErrorCode code = UNSUPPORTED_PROTOCOL_VERSION;
        return new JsonRpcException(code, "Unsupported protocol version: " + version, data);
    }
}

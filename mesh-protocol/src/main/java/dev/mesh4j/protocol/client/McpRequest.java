package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import dev.mesh4j.protocol.mcp.HeaderValue;
import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.Meta;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request, before an era gives it its form.
 *
 * @param call what a {@code tools/call} calls; absent for any other method
 * @param mirrored headers that repeat some of its arguments, for the stateless form
 */
record McpRequest(RequestId id, String method, @Nullable ToolCall call, Map<String, String> mirrored) {

    static final String ACCEPT = "application/json, text/event-stream";

    /** The stateless form: revision, client and capabilities travel with each request. */
    HttpCall modern(McpEndpoint endpoint, String meta, Duration timeout) {
        Map<String, String> all = new HashMap<>(16);
        if (call != null) {
            all.putAll(call.headers());
            all.put(Headers.NAME, HeaderValue.encode(call.tool()));
        }
        all.putAll(mirrored);
        all.put("Accept", ACCEPT);
        all.put(Headers.PROTOCOL_VERSION, ProtocolVersion.V2026_07_28.text());
        all.put(Headers.METHOD, method);
        return new HttpCall("POST", endpoint.url(), all, body(meta), timeout);
    }

    /** The bare form that agents of the ecosystem send each other: no handshake, no version. */
    HttpCall legacy(McpEndpoint endpoint, Duration timeout) {
        Map<String, String> all = new HashMap<>(8);
        if (call != null) {
            all.putAll(call.headers());
        }
        all.put("Accept", ACCEPT);
        return new HttpCall("POST", endpoint.url(), all, body(null), timeout);
    }

    /** The {@code _meta} of every modern request of one client, as JSON. */
    static String meta(Implementation client) {
        ObjectNode meta = Json.mapper().createObjectNode();
        meta.put(Meta.PROTOCOL_VERSION, ProtocolVersion.V2026_07_28.text());
        meta.set(Meta.CLIENT_INFO, Json.mapper().valueToTree(client));
        meta.putObject(Meta.CLIENT_CAPABILITIES);
        return meta.toString();
    }

    private byte[] body(@Nullable String meta) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = Json.mapper().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty("jsonrpc", "2.0");
            json.writePOJOProperty("id", id.json());
            json.writeStringProperty("method", method);
            json.writeName("params");
            writeParams(json, meta);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private void writeParams(JsonGenerator json, @Nullable String meta) {
        json.writeStartObject();
        String all = meta(meta);
        if (all != null) {
            json.writeName("_meta");
            json.writeRawValue(all);
        }
        if (call != null) {
            json.writeStringProperty("name", call.tool());
            json.writePOJOProperty("arguments", call.arguments());
        }
        json.writeEndObject();
    }

    /** What the protocol wants in {@code _meta}, and what the caller wants there. */
    private @Nullable String meta(@Nullable String ofProtocol) {
        ObjectNode own = call == null ? null : call.meta();
        if (own == null || own.isEmpty()) {
            return ofProtocol;
        }
        String text = own.toString();
        return ofProtocol == null ? text : ofProtocol.substring(0, ofProtocol.length() - 1) + "," + text.substring(1);
    }
}

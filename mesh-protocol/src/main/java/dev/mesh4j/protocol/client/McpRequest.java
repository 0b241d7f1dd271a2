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
 * @param name what {@code Mcp-Name} carries: the tool of a {@code tools/call}
 * @param arguments of the tool
 * @param headers that repeat some of them, for the stateless form
 */
record McpRequest(
        RequestId id,
        String method,
        @Nullable String name,
        @Nullable ObjectNode arguments,
        Map<String, String> headers) {

    private static final String ACCEPT = "application/json, text/event-stream";

    /** The stateless form: revision, client and capabilities travel with each request. */
    HttpCall modern(McpEndpoint endpoint, String meta, Duration timeout) {
        Map<String, String> all = new HashMap<>(8);
        all.put("Accept", ACCEPT);
        all.put(Headers.PROTOCOL_VERSION, ProtocolVersion.V2026_07_28.text());
        all.put(Headers.METHOD, method);
        if (name != null) {
            all.put(Headers.NAME, HeaderValue.encode(name));
        }
        all.putAll(headers);
        return new HttpCall("POST", endpoint.url(), all, body(meta), timeout);
    }

    /** The bare form that agents of the ecosystem send each other: no handshake, no version. */
    HttpCall legacy(McpEndpoint endpoint, Duration timeout) {
        return new HttpCall("POST", endpoint.url(), Map.of("Accept", ACCEPT), body(null), timeout);
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
        if (meta != null) {
            json.writeName("_meta");
            json.writeRawValue(meta);
        }
        if (name != null) {
            json.writeStringProperty("name", name);
        }
        if (arguments != null) {
            json.writePOJOProperty("arguments", arguments);
        }
        json.writeEndObject();
    }
}

package dev.mesh4j.protocol.client.modern;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.dialect.Operation;
import dev.mesh4j.protocol.client.link.LinkRequest;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import dev.mesh4j.protocol.mcp.ClientCapabilities;
import dev.mesh4j.protocol.mcp.HeaderValue;
import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.Meta;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import dev.mesh4j.protocol.mcp.Task;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives an operation the form of this era: {@code _meta} in the body, and headers that repeat what routers need. */
record RequestForm(ProtocolVersion revision, Implementation client, ClientCapabilities capabilities) {

    LinkRequest request(RequestId id, Operation operation, ObjectNode params, Duration timeout) {
        ObjectNode all = Json.mapper().createObjectNode();
        all.set("_meta", meta(id, operation.options(), params.path("_meta")));
        params.properties().forEach(param -> all.putIfAbsent(param.getKey(), param.getValue()));
        return new LinkRequest(id, operation.method(), all, headers(operation), timeout);
    }

    private ObjectNode meta(RequestId id, CallOptions options, JsonNode given) {
        ObjectNode meta =
                given.isObject() ? (ObjectNode) given.deepCopy() : Json.mapper().createObjectNode();
        meta.put(Meta.PROTOCOL_VERSION, revision.text());
        meta.set(Meta.CLIENT_INFO, Json.mapper().valueToTree(client));
        meta.set(Meta.CLIENT_CAPABILITIES, Json.mapper().valueToTree(declared(options)));
        if (options.progress() != null) {
            meta.set(Meta.PROGRESS_TOKEN, id.json());
        }
        if (options.logLevel() != null) {
            meta.put(Meta.LOG_LEVEL, options.logLevel().text());
        }
        return meta;
    }

    private ClientCapabilities declared(CallOptions options) {
        return options.tasks()
                ? capabilities.withExtension(Task.EXTENSION, Json.mapper().createObjectNode())
                : capabilities;
    }

    private Map<String, String> headers(Operation operation) {
        Map<String, String> headers = new HashMap<>(operation.headers());
        headers.put(Headers.PROTOCOL_VERSION, revision.text());
        headers.put(Headers.METHOD, operation.method());
        if (operation.name() != null) {
            headers.put(Headers.NAME, HeaderValue.encode(operation.name()));
        }
        return headers;
    }
}

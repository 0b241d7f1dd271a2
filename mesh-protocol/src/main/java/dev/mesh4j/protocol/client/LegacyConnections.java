package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.dialect.Operation;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One session for each server of the legacy era that is no agent. Thread-safe. */
final class LegacyConnections implements AutoCloseable {

    private final HttpTransport http;
    private final Implementation client;
    private final Map<McpEndpoint, McpConnection> open = new ConcurrentHashMap<>();

    LegacyConnections(HttpTransport http, Implementation client) {
        this.http = http;
        this.client = client;
    }

    LinkReply call(McpEndpoint endpoint, McpRequest request, Duration timeout) {
        ObjectNode params = Json.mapper().createObjectNode();
        ToolCall call = request.call();
        if (call != null) {
            params.put("name", call.tool());
            params.set("arguments", call.arguments());
            if (call.meta() != null) {
                params.set("_meta", call.meta());
            }
        }
        Operation operation =
                Operation.of(request.method(), CallOptions.within(timeout)).withParams(params);
        JsonNode result = open.computeIfAbsent(endpoint, this::connection).request(operation);
        return new LinkReply(200, new JsonRpcMessage.Result(request.id(), result), "");
    }

    @Override
    public void close() {
        open.values().forEach(McpConnection::close);
        open.clear();
    }

    private McpConnection connection(McpEndpoint endpoint) {
        return McpConnection.to(endpoint)
                .http(http)
                .client(client)
                .era(EraChoice.legacy(ProtocolVersion.LEGACY.getFirst()))
                .open();
    }
}

package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.dialect.Operation;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.client.stream.HandOver;
import dev.mesh4j.protocol.client.stream.StreamMeta;
import dev.mesh4j.protocol.client.stream.ToolItem;
import dev.mesh4j.protocol.client.stream.ToolItems;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.ProgressParams;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One session for each server of the legacy era that is no agent. Thread-safe. */
final class LegacyConnections implements AutoCloseable {

    private static final Duration UNTIL_CLOSED = Duration.ofDays(3650);

    private final HttpTransport http;
    private final Implementation client;
    private final @Nullable Authorizer authorizer;
    private final Map<McpEndpoint, McpConnection> open = new ConcurrentHashMap<>();

    LegacyConnections(HttpTransport http, Implementation client, @Nullable Authorizer authorizer) {
        this.http = http;
        this.client = client;
        this.authorizer = authorizer;
    }

    LinkReply call(McpEndpoint endpoint, McpRequest request, CallOptions options) {
        JsonNode result = connection(endpoint).request(operation(request, options));
        return new LinkReply(200, new JsonRpcMessage.Result(request.id(), result), "");
    }

    /** The call runs on a thread of its own, since a session may have to resume it where its connection broke. */
    ToolItems stream(McpEndpoint endpoint, McpRequest request, Function<LinkReply, CallToolResult> results) {
        return HandOver.start(endpoint.url(), items -> {
            CallOptions options = CallOptions.within(UNTIL_CLOSED).withProgress(progress -> put(items, progress));
            JsonNode result = connection(endpoint).request(operation(request, options));
            return results.apply(new LinkReply(200, new JsonRpcMessage.Result(request.id(), result), ""));
        });
    }

    private static void put(HandOver items, ProgressParams progress) {
        if (progress.message() != null) {
            JsonNode meta = progress.meta();
            items.put(new ToolItem(
                    progress.message(),
                    meta != null && meta.path(StreamMeta.JSON).asBoolean(false)));
        }
    }

    private static Operation operation(McpRequest request, CallOptions options) {
        ObjectNode params = Json.mapper().createObjectNode();
        ToolCall call = request.call();
        if (call != null) {
            params.put("name", call.tool());
            params.set("arguments", call.arguments());
            if (call.meta() != null) {
                params.set("_meta", call.meta());
            }
        }
        return Operation.of(request.method(), options).withParams(params);
    }

    private McpConnection connection(McpEndpoint endpoint) {
        return open.computeIfAbsent(endpoint, this::connect);
    }

    @Override
    public void close() {
        open.values().forEach(McpConnection::close);
        open.clear();
    }

    private McpConnection connect(McpEndpoint endpoint) {
        ConnectionBuilder builder = McpConnection.to(endpoint)
                .http(http)
                .client(client)
                .era(EraChoice.legacy(ProtocolVersion.LEGACY.getFirst()));
        return (authorizer == null ? builder : builder.authorizer(authorizer)).open();
    }
}

package dev.mesh4j.runtime.session;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.client.ToolCall;
import dev.mesh4j.protocol.client.stream.ToolItem;
import dev.mesh4j.protocol.client.stream.ToolItems;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.ItemDelivery;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Forwards calls to the instances that own their sessions. Thread-safe. */
final class OwnerClient {

    /** Instances come and go; what is known of their endpoints is only a saving. */
    private static final int MOST = 1_000;

    private final McpClient client;
    private final String self;
    private final Function<Exchange, Duration> remaining;
    private final Map<String, McpEndpoint> endpoints = new ConcurrentHashMap<>();

    /** @param remaining of a caller's time */
    OwnerClient(McpClient client, String self, Function<Exchange, Duration> remaining) {
        this.client = client;
        this.self = self;
        this.remaining = remaining;
    }

    /** @throws CallException when there is no result */
    CallToolResult forward(Owner owner, String tool, String sessionId, ObjectNode arguments, Exchange exchange) {
        if (owner.endpoint().isEmpty()) {
            throw new CallException.NotSent(owner.id(), new ConnectException("it serves no network"));
        }
        Duration left = remaining.apply(exchange);
        Map<String, String> headers = SessionHeaders.forwarded(exchange.headers(), sessionId, self, left);
        ToolCall call = new ToolCall(tool, arguments, headers, meta(exchange), left);
        McpEndpoint endpoint = endpoint(owner.endpoint());
        return exchange.items() == ItemDelivery.AS_PROGRESS
                ? relay(endpoint, call, exchange)
                : client.callTool(endpoint, call);
    }

    /** Hands items on as they come, and waits while their reader does not read. */
    private CallToolResult relay(McpEndpoint endpoint, ToolCall call, Exchange exchange) {
        try (ToolItems items = client.streamTool(endpoint, call)) {
            exchange.onCancel(items::close);
            for (ToolItem item = items.next(call.timeout()); item != null; item = items.next(call.timeout())) {
                exchange.item(item.text(), item.json());
            }
            return items.result();
        }
    }

    private McpEndpoint endpoint(String url) {
        if (endpoints.size() > MOST) {
            endpoints.clear();
        }
        return endpoints.computeIfAbsent(url, McpEndpoint::ofAgent);
    }

    /** What is the caller's, not the protocol's between it and this instance. */
    private static @Nullable ObjectNode meta(Exchange exchange) {
        if (!(exchange.meta() instanceof ObjectNode all)) {
            return null;
        }
        ObjectNode own = Json.mapper().createObjectNode();
        all.properties().forEach(each -> {
            if (!each.getKey().startsWith("io.modelcontextprotocol/")
                    && !each.getKey().equals("progressToken")) {
                own.set(each.getKey(), each.getValue());
            }
        });
        return own.isEmpty() ? null : own;
    }
}

package dev.mesh4j.protocol.client.stdio;

import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import dev.mesh4j.protocol.mcp.Meta;
import dev.mesh4j.protocol.mcp.Method;
import java.io.EOFException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds whom a message of the one stream is for. Thread-safe. */
final class Router {

    private final Map<RequestId, Pending> waiting;
    private volatile Inbound others = Inbound.NONE;

    Router(Map<RequestId, Pending> waiting) {
        this.waiting = waiting;
    }

    /** Who gets what belongs to no request. */
    void others(Inbound inbound) {
        others = inbound;
    }

    void route(JsonRpcMessage message) {
        switch (message) {
            case JsonRpcMessage.Result(RequestId id, var result) -> answer(waiting.get(id), message);
            case JsonRpcMessage.Failure(RequestId id, JsonRpcError error) ->
                // an error without an id can only be guessed: it is the answer when one request alone waits
                answer(id == null ? onlyOne() : waiting.get(id), message);
            case JsonRpcMessage.Notification notification -> notified(notification);
            case JsonRpcMessage.Request request -> {
                Pending one = onlyOne();
                (one == null ? others : one.inbound).asked(request);
            }
        }
    }

    private void notified(JsonRpcMessage.Notification notification) {
        Pending owner = owner(notification);
        if (owner != null && notification.method().equals(Method.CANCELLED)) {
            owner.reply.completeExceptionally(new EOFException("the server ended it"));
        } else {
            (owner == null ? others : owner.inbound).notified(notification);
        }
    }

    private @Nullable Pending owner(JsonRpcMessage.Notification notification) {
        ObjectNode params = notification.params();
        if (params == null) {
            return null;
        }
        return switch (notification.method()) {
            case Method.PROGRESS -> waiting(params.path("progressToken"));
            case Method.CANCELLED -> waiting(params.path("requestId"));
            case Method.LOG_MESSAGE -> onlyOne();
            default -> waiting(params.path("_meta").path(Meta.SUBSCRIPTION_ID));
        };
    }

    private @Nullable Pending waiting(JsonNode id) {
        return id.isString() || id.isIntegralNumber() ? waiting.get(new RequestId(id)) : null;
    }

    private @Nullable Pending onlyOne() {
        Pending[] all = waiting.values().toArray(Pending[]::new);
        return all.length == 1 ? all[0] : null;
    }

    private static void answer(@Nullable Pending pending, JsonRpcMessage message) {
        if (pending != null) {
            pending.reply.complete(new LinkReply(200, message, ""));
        }
    }
}

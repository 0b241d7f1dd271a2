package dev.mesh4j.server.mcp.legacy;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage.Request;
import dev.mesh4j.protocol.mcp.ClientCapabilities;
import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.InputResponse;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.protocol.mcp.Meta;
import dev.mesh4j.server.mcp.Carrier;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.ItemDelivery;
import dev.mesh4j.server.mcp.Notifications;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A request without a session: its client declared nothing, so nothing can be asked. */
final class BareExchange implements Exchange {

    private final Request request;
    private final Carrier carrier;
    private final ReentrantLock sending = new ReentrantLock();
    private long sent;

    BareExchange(Request request, Carrier carrier) {
        this.request = request;
        this.carrier = carrier;
    }

    @Override
    public ClientCapabilities client() {
        return ClientCapabilities.NONE;
    }

    @Override
    public @Nullable JsonNode meta() {
        return request.params() == null ? null : request.params().get("_meta");
    }

    @Override
    public @Nullable String header(String name) {
        return carrier.header(name);
    }

    @Override
    public Map<String, String> headers() {
        return carrier.headers();
    }

    @Override
    public void progress(double progress, @Nullable Double total, @Nullable String message) {
        JsonNode meta = meta();
        JsonNode token = meta == null ? null : meta.get(Meta.PROGRESS_TOKEN);
        if (token != null && items() != ItemDelivery.AS_PROGRESS) {
            carrier.send(Notifications.progress(token, progress, total, message));
        }
    }

    @Override
    public ItemDelivery items() {
        return carrier.takesMessages() ? ItemDelivery.of(meta()) : ItemDelivery.IN_RESULT;
    }

    @Override
    public void item(String text, boolean json) {
        JsonNode meta = meta();
        ItemDelivery delivery = items();
        JsonNode token = meta == null ? null : ItemDelivery.token(meta);
        if (token == null || delivery == ItemDelivery.IN_RESULT) {
            return;
        }
        boolean alone = delivery == ItemDelivery.AS_PROGRESS;
        sending.lock();
        try {
            if (alone && sent == 0) {
                carrier.allowPauses();
            }
            carrier.send(Notifications.item(token, ++sent, text, alone && json));
        } finally {
            sending.unlock();
        }
    }

    @Override
    public void log(LoggingLevel level, @Nullable String logger, JsonNode data) {}

    @Override
    public Map<String, InputResponse> ask(Map<String, InputRequest> questions) {
        throw new JsonRpcException(
                ErrorCode.INVALID_REQUEST,
                "The client cannot be asked: no session (expected: " + Headers.SESSION_ID + " of initialize)");
    }

    @Override
    public JsonNode once(String key, Supplier<JsonNode> step) {
        return step.get();
    }

    @Override
    public boolean isCancelled() {
        return carrier.isCancelled();
    }

    @Override
    public void onCancel(Runnable action) {
        carrier.onCancel(action);
    }

    @Override
    public void releaseConnection() {}
}

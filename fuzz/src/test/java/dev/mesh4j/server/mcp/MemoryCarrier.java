package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings a request from nowhere; whoever sent it has gone, so that nothing waits. */
final class MemoryCarrier implements Carrier {

    final List<JsonRpcMessage> sent = new ArrayList<>();

    private final @Nullable Map<String, String> headers;

    /** @param headers {@code null} for a transport without headers */
    MemoryCarrier(@Nullable Map<String, String> headers) {
        this.headers = headers;
    }

    @Override
    public boolean hasHeaders() {
        return headers != null;
    }

    @Override
    public @Nullable String header(String name) {
        return headers == null ? null : headers.get(name);
    }

    @Override
    public void send(JsonRpcMessage message) {
        sent.add(message);
    }

    @Override
    public boolean isCancelled() {
        return true;
    }

    @Override
    public void onCancel(Runnable action) {
        action.run();
    }
}

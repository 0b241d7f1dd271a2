package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A carrier that has headers and sends nothing. */
record HeadersOnly(Map<String, String> headers) implements Carrier {

    @Override
    public boolean hasHeaders() {
        return true;
    }

    @Override
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    @Override
    public void send(JsonRpcMessage message) {}

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void onCancel(Runnable action) {}
}

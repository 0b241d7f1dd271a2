package dev.mesh4j.runtime.call.headers;

import dev.mesh4j.protocol.mcp.ClientCapabilities;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.InputResponse;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.ItemDelivery;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** A request that has these headers and this {@code _meta}, and a client that answers nothing. */
public record HeaderExchange(Map<String, String> headers, JsonNode meta) implements Exchange {

    public HeaderExchange {
        Map<String, String> any = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        any.putAll(headers);
        headers = any;
    }

    @Override
    public ClientCapabilities client() {
        return ClientCapabilities.NONE;
    }

    @Override
    public String header(String name) {
        return headers.get(name);
    }

    @Override
    public void progress(double progress, Double total, String message) {}

    @Override
    public ItemDelivery items() {
        return ItemDelivery.IN_RESULT;
    }

    @Override
    public void item(String text, boolean json) {}

    @Override
    public void log(LoggingLevel level, String logger, JsonNode data) {}

    @Override
    public Map<String, InputResponse> ask(Map<String, InputRequest> questions) {
        throw new UnsupportedOperationException();
    }

    @Override
    public JsonNode once(String key, Supplier<JsonNode> step) {
        return step.get();
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void onCancel(Runnable action) {}

    @Override
    public void releaseConnection() {}
}

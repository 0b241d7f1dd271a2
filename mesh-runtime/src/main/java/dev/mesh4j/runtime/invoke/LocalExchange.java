package dev.mesh4j.runtime.invoke;

import dev.mesh4j.protocol.client.stream.HandOver;
import dev.mesh4j.protocol.client.stream.ToolItem;
import dev.mesh4j.protocol.mcp.ClientCapabilities;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.InputResponse;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.ItemDelivery;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A call from within the agent: no client is there to hear or answer anything, but one may read items. */
public final class LocalExchange implements Exchange {

    private final @Nullable HandOver reader;

    public LocalExchange() {
        this.reader = null;
    }

    /** @param reader takes the items of a tool that streams; the call is cancelled when it leaves */
    public LocalExchange(HandOver reader) {
        this.reader = reader;
    }

    @Override
    public ItemDelivery items() {
        return reader == null ? ItemDelivery.IN_RESULT : ItemDelivery.AS_PROGRESS;
    }

    @Override
    public void item(String text, boolean json) {
        if (reader != null) {
            reader.put(new ToolItem(text, json));
        }
    }

    @Override
    public ClientCapabilities client() {
        return ClientCapabilities.NONE;
    }

    @Override
    public @Nullable JsonNode meta() {
        return null;
    }

    @Override
    public @Nullable String header(String name) {
        return null;
    }

    @Override
    public void progress(double progress, @Nullable Double total, @Nullable String message) {}

    @Override
    public void log(LoggingLevel level, @Nullable String logger, JsonNode data) {}

    @Override
    public Map<String, InputResponse> ask(Map<String, InputRequest> questions) {
        if (questions.isEmpty()) {
            return Map.of();
        }
        throw new UnsupportedOperationException("a question to the client: " + questions.keySet()
                + " (expected: none, the tool was called by another tool of its agent)");
    }

    @Override
    public JsonNode once(String key, Supplier<JsonNode> step) {
        return step.get();
    }

    @Override
    public boolean isCancelled() {
        return reader != null && reader.isClosed();
    }

    @Override
    public void onCancel(Runnable action) {
        if (reader != null) {
            reader.onClose(action);
        }
    }

    @Override
    public void releaseConnection() {}
}

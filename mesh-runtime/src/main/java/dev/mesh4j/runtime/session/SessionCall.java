package dev.mesh4j.runtime.session;

import dev.mesh4j.protocol.mcp.ClientCapabilities;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.InputResponse;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.runtime.Session;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.ItemDelivery;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A call and the session it belongs to. */
public record SessionCall(Exchange call, Session session) implements Exchange {

    @Override
    public ClientCapabilities client() {
        return call.client();
    }

    @Override
    public @Nullable JsonNode meta() {
        return call.meta();
    }

    @Override
    public @Nullable String header(String name) {
        return call.header(name);
    }

    @Override
    public Map<String, String> headers() {
        return call.headers();
    }

    @Override
    public void progress(double progress, @Nullable Double total, @Nullable String message) {
        call.progress(progress, total, message);
    }

    @Override
    public ItemDelivery items() {
        return call.items();
    }

    @Override
    public void item(String text, boolean json) {
        call.item(text, json);
    }

    @Override
    public void log(LoggingLevel level, @Nullable String logger, JsonNode data) {
        call.log(level, logger, data);
    }

    @Override
    public Map<String, InputResponse> ask(Map<String, InputRequest> questions) {
        return call.ask(questions);
    }

    @Override
    public JsonNode once(String key, Supplier<JsonNode> step) {
        return call.once(key, step);
    }

    @Override
    public void startTask() {
        call.startTask();
    }

    @Override
    public boolean isCancelled() {
        return call.isCancelled();
    }

    @Override
    public void onCancel(Runnable action) {
        call.onCancel(action);
    }

    @Override
    public void releaseConnection() {
        call.releaseConnection();
    }
}

package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.stream.StreamMeta;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage.Notification;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.protocol.mcp.Method;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The notifications that both eras send. */
public final class Notifications {

    private Notifications() {}

    public static Notification progress(
            JsonNode token, double progress, @Nullable Double total, @Nullable String message) {
        ObjectNode params = Json.mapper().createObjectNode();
        params.set("progressToken", token);
        put(params, "progress", progress);
        if (total != null) {
            put(params, "total", total);
        }
        if (message != null) {
            params.put("message", message);
        }
        return new Notification(Method.PROGRESS, params);
    }

    /**
     * An item of a stream.
     *
     * @param marked whether the client is told that the text is JSON
     */
    public static Notification item(JsonNode token, double number, String text, boolean marked) {
        Notification item = progress(token, number, null, text);
        if (marked) {
            ObjectNode params = java.util.Objects.requireNonNull(item.params());
            params.putObject("_meta").put(StreamMeta.JSON, true);
        }
        return item;
    }

    public static Notification log(LoggingLevel level, @Nullable String logger, JsonNode data) {
        ObjectNode params = Json.mapper().createObjectNode().put("level", level.text());
        if (logger != null) {
            params.put("logger", logger);
        }
        params.set("data", data);
        return new Notification(Method.LOG_MESSAGE, params);
    }

    /** What a change is called on the wire. */
    public static Notification of(Change change) {
        ObjectNode params = Json.mapper().createObjectNode();
        return switch (change) {
            case Change.ToolsChanged tools -> new Notification(Method.TOOLS_CHANGED, params);
            case Change.PromptsChanged prompts -> new Notification(Method.PROMPTS_CHANGED, params);
            case Change.ResourcesChanged resources -> new Notification(Method.RESOURCES_CHANGED, params);
            case Change.ResourceUpdated(String uri) ->
                new Notification(Method.RESOURCE_UPDATED, params.put("uri", uri));
            case Change.TaskChanged(var task) ->
                new Notification(Method.TASK_CHANGED, Json.mapper().valueToTree(task));
        };
    }

    /** Whole numbers are written without a fraction. */
    private static void put(ObjectNode params, String name, double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            params.put(name, (long) value);
        } else {
            params.put(name, value);
        }
    }
}

package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.mcp.LogMessageParams;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.Task;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** What a server says of its own accord. */
public sealed interface ServerEvent {

    record ToolsChanged() implements ServerEvent {}

    record PromptsChanged() implements ServerEvent {}

    record ResourcesChanged() implements ServerEvent {}

    record ResourceUpdated(String uri) implements ServerEvent {}

    record TaskChanged(Task task) implements ServerEvent {}

    record Logged(LogMessageParams message) implements ServerEvent {}

    /** A notification that has no record here, or not the form that it should have. */
    record Other(String method, @Nullable ObjectNode params) implements ServerEvent {}

    static ServerEvent of(JsonRpcMessage.Notification notification) {
        ObjectNode params = notification.params();
        try {
            return switch (notification.method()) {
                case Method.TOOLS_CHANGED -> new ToolsChanged();
                case Method.PROMPTS_CHANGED -> new PromptsChanged();
                case Method.RESOURCES_CHANGED -> new ResourcesChanged();
                case Method.RESOURCE_UPDATED ->
                    new ResourceUpdated(params == null ? "" : params.path("uri").asString(""));
                case Method.TASK_CHANGED -> new TaskChanged(Json.mapper().treeToValue(params, Task.class));
                case Method.LOG_MESSAGE -> new Logged(Json.mapper().treeToValue(params, LogMessageParams.class));
                default -> new Other(notification.method(), params);
            };
        } catch (JacksonException | IllegalArgumentException e) {
            return new Other(notification.method(), params);
        }
    }
}

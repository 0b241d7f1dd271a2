package dev.mesh4j.server.mcp.tasks;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage.Request;
import dev.mesh4j.protocol.mcp.ClientCapabilities;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.Task;
import dev.mesh4j.server.mcp.Changes;
import dev.mesh4j.server.mcp.Params;
import dev.mesh4j.server.mcp.Questions;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The requests of the tasks extension, each refused for a client that did not declare it. Thread-safe. */
public final class TaskRequests {

    private static final int MAX_IDS = 1000;

    private final Tasks tasks;
    private final JsonNode meta;

    /** @param meta for every result */
    public TaskRequests(Tasks tasks, JsonNode meta) {
        this.tasks = tasks;
        this.meta = meta;
    }

    /** @throws JsonRpcException {@code -32021} when the client did not declare the extension */
    public static void requireDeclared(ClientCapabilities client) {
        if (!client.supportsExtension(Task.EXTENSION)) {
            ObjectNode required = Json.mapper().createObjectNode();
            required.putObject("extensions").putObject(Task.EXTENSION);
            throw Questions.missingCapability("extensions." + Task.EXTENSION, required);
        }
    }

    /** Has a tool call go on as a task; the answer to the call. */
    public Task create(Request request, boolean resumable, TaskMemory memory) {
        JsonNode own = request.params() == null ? null : request.params().get("_meta");
        TaskCall call = new TaskCall(Params.text(request, "name"), Params.arguments(request), own, resumable);
        return tasks.create(call, memory).withMeta(meta);
    }

    public Object serve(Request request, ClientCapabilities client) {
        requireDeclared(client);
        String id = Params.text(request, "taskId");
        return switch (request.method()) {
            case Method.TASKS_GET -> tasks.task(id).withMeta(meta);
            case Method.TASKS_UPDATE -> update(id, request);
            case Method.TASKS_CANCEL -> cancel(id);
            default -> throw new JsonRpcException(ErrorCode.METHOD_NOT_FOUND, "Method not found: " + request.method());
        };
    }

    /** The ids of tasks that can be listened to. */
    public List<String> known(List<String> ids, ClientCapabilities client) {
        requireDeclared(client);
        if (ids.size() > MAX_IDS) {
            throw Params.invalid("notifications.taskIds: " + ids.size() + " (expected: at most " + MAX_IDS + ")");
        }
        return tasks.known(ids);
    }

    /** Hears how these tasks are, now and after each change, until the handle is closed. */
    public Changes.Handle watch(List<String> ids, Consumer<Task> listener) {
        return tasks.watch(ids, listener);
    }

    private ObjectNode update(String id, Request request) {
        JsonNode responses = request.params() == null ? null : request.params().get("inputResponses");
        if (!(responses instanceof ObjectNode answers)) {
            throw Params.invalid("inputResponses: " + (responses == null ? "missing" : responses.getNodeType())
                    + " (expected: an object)");
        }
        tasks.update(id, answers);
        return acknowledged();
    }

    private ObjectNode cancel(String id) {
        tasks.cancel(id);
        return acknowledged();
    }

    private ObjectNode acknowledged() {
        ObjectNode result = Json.mapper().createObjectNode().put("resultType", "complete");
        result.set("_meta", meta);
        return result;
    }
}

package dev.mesh4j.protocol.client.modern;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.dialect.Operation;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.Task;
import dev.mesh4j.protocol.mcp.TaskStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Follows a task to its end, answering what it asks. An interrupt cancels it. For one task. */
public final class TaskFollower {

    private static final Logger LOG = LoggerFactory.getLogger(TaskFollower.class);
    private static final long DEFAULT_POLL_MILLIS = 1_000;
    private static final long SHORTEST_POLL_MILLIS = 20;
    private static final long LONGEST_POLL_MILLIS = 60_000;

    private final ModernDialect dialect;
    private final String server;
    private final CallOptions options;
    private final Set<String> answered = new HashSet<>();

    public TaskFollower(ModernDialect dialect, String server, CallOptions options) {
        this.dialect = dialect;
        this.server = server;
        this.options = options.withTasks();
    }

    /** The result of what the task does. */
    public JsonNode follow(JsonNode created) {
        JsonNode state = created;
        Task task = read(state);
        while (!task.status().isFinal()) {
            if (task.status() == TaskStatus.INPUT_REQUIRED) {
                answer(task.taskId(), state.path("inputRequests"));
            }
            pause(task);
            state = call(Method.TASKS_GET, task.taskId());
            task = read(state);
        }
        return result(task);
    }

    private JsonNode result(Task task) {
        JsonNode result = task.result();
        if (task.status() == TaskStatus.COMPLETED && result != null) {
            return result;
        }
        JsonRpcError error = task.status() == TaskStatus.FAILED ? task.error() : null;
        String why = error != null ? error.message() : String.valueOf(task.statusMessage());
        throw new CallException.Refused(
                server, 200, error, "task " + task.taskId() + " is " + task.status() + ": " + why);
    }

    private void answer(String taskId, JsonNode requests) {
        ObjectNode open = Json.mapper().createObjectNode();
        requests.properties().stream()
                .filter(request -> !answered.contains(request.getKey()))
                .forEach(request -> open.set(request.getKey(), request.getValue()));
        if (open.isEmpty()) {
            return;
        }
        Operation update = Operation.named(Method.TASKS_UPDATE, "taskId", taskId, options);
        ObjectNode params = update.params().deepCopy();
        params.set("inputResponses", dialect.answers(open));
        dialect.call(update.withParams(params));
        open.propertyNames().forEach(answered::add);
    }

    private void pause(Task task) {
        try {
            TimeUnit.MILLISECONDS.sleep(pollMillis(task.pollIntervalMs()));
        } catch (InterruptedException e) {
            Thread.ofVirtual().name("mcp-cancel").start(() -> cancel(task.taskId()));
            Thread.currentThread().interrupt();
            throw new CallException.Lost(server, e);
        }
    }

    private void cancel(String taskId) {
        try {
            call(Method.TASKS_CANCEL, taskId);
        } catch (CallException e) {
            LOG.debug("{} was not told to cancel a task: {}", server, e.getMessage());
        }
    }

    private JsonNode call(String method, String taskId) {
        return dialect.call(Operation.named(method, "taskId", taskId, options)).result();
    }

    private static long pollMillis(@Nullable Long wanted) {
        long millis = wanted == null ? DEFAULT_POLL_MILLIS : wanted;
        return Duration.ofMillis(Math.clamp(millis, SHORTEST_POLL_MILLIS, LONGEST_POLL_MILLIS))
                .toMillis();
    }

    private Task read(JsonNode json) {
        try {
            return Json.mapper().treeToValue(json, Task.class);
        } catch (JacksonException e) {
            throw new CallException.Refused(server, 200, null, "an unusable task: " + e.getOriginalMessage());
        }
    }
}

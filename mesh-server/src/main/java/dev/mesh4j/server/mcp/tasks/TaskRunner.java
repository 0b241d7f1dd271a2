package dev.mesh4j.server.mcp.tasks;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.server.error.ErrorMapping;
import dev.mesh4j.server.mcp.McpService;
import dev.mesh4j.server.mcp.tasks.StoredTask.Run;
import dev.mesh4j.server.state.SharedStateException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Runs tasks in this instance, each on a thread of its own. Thread-safe. */
final class TaskRunner {

    private static final Logger log = LoggerFactory.getLogger(TaskRunner.class);

    private final McpService service;
    private final TaskStore store;
    private final Leases leases;
    private final TaskOptions options;
    private final ConcurrentMap<String, RunningTask> running = new ConcurrentHashMap<>();
    private final Semaphore room;
    private volatile boolean closed;

    TaskRunner(McpService service, TaskStore store, Leases leases, TaskOptions options) {
        this.service = service;
        this.store = store;
        this.leases = leases;
        this.options = options;
        this.room = new Semaphore(options.maxRunning());
    }

    boolean runs(String id) {
        return running.containsKey(id);
    }

    @Nullable
    RunningTask running(String id) {
        return running.get(id);
    }

    Collection<String> ids() {
        return running.keySet();
    }

    /**
     * Stores the task, then runs it.
     *
     * @throws JsonRpcException when there is no room for it
     */
    void begin(StoredTask task) {
        requireOpen();
        if (!room.tryAcquire()) {
            throw new JsonRpcException(
                    ErrorCode.INTERNAL_ERROR,
                    "Too many tasks: " + options.maxRunning() + " run here (expected: fewer; try again later)");
        }
        RunningTask own = new RunningTask(task.id(), task.run(), store);
        running.put(task.id(), own);
        try {
            leases.hold();
            if (call(task).resumable()) {
                leases.list(task.id());
            }
            store.create(task);
        } catch (RuntimeException e) {
            leave(own);
            throw e;
        }
        start(own, task);
    }

    /** Runs a task whose owner is gone once more; the task as it is afterwards, which another may have taken. */
    StoredTask take(StoredTask task) {
        Run next = new Run(leases.self(), task.run().number() + 1);
        RunningTask own = new RunningTask(task.id(), next, store);
        if (closed || !room.tryAcquire()) {
            return task;
        }
        if (running.putIfAbsent(task.id(), own) != null) {
            room.release();
            return task;
        }
        StoredTask taken;
        try {
            leases.hold();
            leases.list(task.id());
            taken = store.change(task.id(), now -> now.run().equals(task.run()) ? now.takenBy(next, store.now()) : now)
                    .orElse(task);
        } catch (RuntimeException e) {
            leave(own);
            throw e;
        }
        if (own.isPresent(taken)) {
            log.info(
                    "task {} runs again here, its instance {} is gone",
                    task.id(),
                    task.run().owner());
            start(own, taken);
        } else {
            leave(own);
        }
        return taken;
    }

    /** Stops all; a task that cannot run elsewhere has failed. */
    void close() {
        closed = true;
        for (RunningTask own : List.copyOf(running.values())) {
            try {
                store.change(
                        own.id(), task -> own.isPresent(task) && !call(task).resumable() ? stopped(task) : task);
            } catch (SharedStateException e) {
                log.warn("task {} ends with this instance, and its store is away", own.id());
            }
            own.stop();
        }
    }

    private StoredTask stopped(StoredTask task) {
        return task.failed(
                JsonRpcError.of(
                        ErrorCode.INTERNAL_ERROR,
                        "The instance that ran the task was stopped, and its tool is not resumable (expected: call it"
                                + " again)"),
                store.now());
    }

    private void start(RunningTask own, StoredTask task) {
        own.start(() -> run(own, call(task)));
        if (closed) {
            own.stop();
        }
    }

    private void run(RunningTask own, TaskCall call) {
        try {
            UnaryOperator<StoredTask> end = outcome(own, call);
            // an interrupt that the tool left behind must not meet the store
            Thread.interrupted();
            end(own, end);
        } catch (CancellationException e) {
            log.debug("task {} ended before its run did", own.id());
        } finally {
            leave(own);
            unlist(own, call);
        }
    }

    private UnaryOperator<StoredTask> outcome(RunningTask own, TaskCall call) {
        try {
            var exchange = new TaskExchange(own, store, call, options.pause());
            CallToolResult result = service.call(call.tool(), call.arguments(), exchange);
            JsonNode json = Json.mapper().valueToTree(complete(result));
            return task -> task.completed(json, store.now());
        } catch (Throwable e) {
            if (own.isStopped()) {
                throw new CancellationException();
            }
            JsonRpcError error = ErrorMapping.error(e);
            return task -> task.failed(error, store.now());
        }
    }

    private void end(RunningTask own, UnaryOperator<StoredTask> end) {
        try {
            own.end(end);
        } catch (JsonRpcException e) {
            own.end(task -> task.failed(e.error(), store.now()));
        }
    }

    private static CallToolResult complete(CallToolResult result) {
        return new CallToolResult(
                "complete", result.content(), result.structuredContent(), result.isError(), result.meta());
    }

    private void leave(RunningTask own) {
        if (running.remove(own.id(), own)) {
            room.release();
        }
    }

    private void unlist(RunningTask own, TaskCall call) {
        if (call.resumable() && !closed) {
            try {
                leases.unlist(own.id());
            } catch (SharedStateException e) {
                // whoever finds it in the list sees that it has ended
                log.debug("task {} stays listed", own);
            }
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new JsonRpcException(ErrorCode.INTERNAL_ERROR, "This instance stops (expected: call another one)");
        }
    }

    private static TaskCall call(StoredTask task) {
        return Objects.requireNonNull(task.call(), task.id());
    }
}

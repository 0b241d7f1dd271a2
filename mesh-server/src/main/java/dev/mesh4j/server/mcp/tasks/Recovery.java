package dev.mesh4j.server.mcp.tasks;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.server.mcp.McpService;
import dev.mesh4j.server.mcp.tasks.StoredTask.Run;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds tasks whose instance is gone, and has them run again or fail. */
final class Recovery {

    /** A task that takes its process down each time must not go round for ever. */
    private static final int MAX_RUNS = 3;

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final McpService service;
    private final TaskStore store;
    private final Leases leases;
    private final TaskRunner runner;
    private final TaskOptions options;

    Recovery(McpService service, TaskStore store, Leases leases, TaskRunner runner, TaskOptions options) {
        this.service = service;
        this.store = store;
        this.leases = leases;
        this.runner = runner;
        this.options = options;
    }

    /** The task as it is once somebody alive is in charge of it. */
    Optional<StoredTask> current(String id) {
        Optional<StoredTask> task = store.read(id);
        if (task.isEmpty() || task.get().hasEnded()) {
            return task;
        }
        StoredTask found = task.get();
        Instant end = found.createdAt().plus(options.longest());
        if (!store.now().isBefore(end)) {
            return fail(found, "The task ran longer than " + options.longest() + " (expected: less)");
        }
        return isOrphan(found) ? recovered(found) : task;
    }

    /** Looks after the resumable tasks of instances that are gone; others are seen to when somebody asks. */
    void sweep() {
        for (String instance : leases.gone()) {
            boolean done = true;
            for (String id : leases.listed(instance)) {
                done &= current(id).map(task -> isSettled(task, instance)).orElse(true);
            }
            if (done) {
                leases.forget(instance);
            }
        }
    }

    private static boolean isSettled(StoredTask task, String gone) {
        return task.hasEnded() || !task.run().owner().equals(gone);
    }

    private boolean isOrphan(StoredTask task) {
        String owner = task.run().owner();
        return owner.equals(leases.self()) ? !runner.runs(task.id()) : !leases.lives(owner);
    }

    private Optional<StoredTask> recovered(StoredTask task) {
        TaskCall call = Objects.requireNonNull(task.call(), task.id());
        if (!call.resumable()) {
            return fail(
                    task,
                    "The instance that ran the task is gone, and tool '" + call.tool()
                            + "' is not resumable (expected: call it again)");
        }
        if (task.run().number() >= MAX_RUNS) {
            return fail(
                    task, "The task ran " + MAX_RUNS + " times, and each time its instance was gone before it ended");
        }
        return serves(call.tool()) ? Optional.of(runner.take(task)) : Optional.of(task);
    }

    private boolean serves(String tool) {
        try {
            return service.taskTraits(tool).resumable();
        } catch (JsonRpcException e) {
            return false;
        }
    }

    private Optional<StoredTask> fail(StoredTask task, String reason) {
        Run seen = task.run();
        log.info("task {} of instance {} failed: {}", task.id(), seen.owner(), reason);
        JsonRpcError error = JsonRpcError.of(ErrorCode.INTERNAL_ERROR, reason);
        return store.change(task.id(), now -> now.run().equals(seen) ? now.failed(error, store.now()) : now);
    }
}

package dev.mesh4j.server.mcp.tasks;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.server.state.Entry;
import dev.mesh4j.server.state.SharedState;
import dev.mesh4j.server.state.SharedStateException;
import dev.mesh4j.server.state.StateGroup;
import dev.mesh4j.server.state.StateListener;
import dev.mesh4j.server.state.Subscription;
import dev.mesh4j.server.state.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectWriter;

/** The tasks in the shared state; its messages are ids of tasks that changed. Thread-safe. */
final class TaskStore {

    /** Ids that are made here; others are not looked up. */
    private static final String ID = "[0-9a-zA-Z_-]{1,64}";

    /** In ASCII, since half of a surrogate pair is JSON but not UTF-8. */
    private static final ObjectWriter WRITER = Json.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final StateGroup group;
    private final TaskOptions options;
    private final InstantSource clock;

    TaskStore(SharedState state, TaskOptions options, InstantSource clock) {
        this.group = state.group("tasks");
        this.options = options;
        this.clock = clock;
    }

    /** The present, in the unit that clients see. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Subscription subscribe(StateListener listener) {
        return group.subscribe(listener);
    }

    /** @throws JsonRpcException {@code -32602} when its arguments are too large to keep */
    void create(StoredTask task) {
        if (!group.putIfAbsent(task.id(), json(task), timeToLive(task)).written()) {
            throw new JsonRpcException(ErrorCode.INTERNAL_ERROR, "Internal error: a task id came twice");
        }
    }

    Optional<StoredTask> read(String id) {
        return id.matches(ID) ? group.get(id).map(TaskStore::task) : Optional.empty();
    }

    /**
     * Changes a task that has not ended, with all other writers in one order.
     *
     * @param change may run many times; what it returns unchanged is not written
     * @return the task as it is afterwards; empty when there is none
     * @throws JsonRpcException {@code -32602} when it becomes too large to keep
     */
    Optional<StoredTask> change(String id, UnaryOperator<StoredTask> change) {
        Optional<Entry> entry = id.matches(ID) ? group.get(id) : Optional.empty();
        while (entry.isPresent()) {
            StoredTask found = task(entry.get());
            StoredTask next = found.hasEnded() ? found : change.apply(found);
            if (next == found) {
                return Optional.of(found);
            }
            switch (group.compareAndSet(entry.get(), json(next), timeToLive(next))) {
                case Write.Written written -> {
                    tell(found, next);
                    return Optional.of(next);
                }
                case Write.Taken taken -> entry = Optional.of(taken.entry());
                case Write.Gone gone -> entry = Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void tell(StoredTask before, StoredTask after) {
        if (before.run().equals(after.run()) && before.questions().equals(after.questions()) && !after.hasEnded()) {
            return;
        }
        try {
            group.publish(after.id());
        } catch (SharedStateException e) {
            // only a hint; who waits for it reads again soon
        }
    }

    private Duration timeToLive(StoredTask task) {
        if (task.hasEnded()) {
            return options.keep();
        }
        Duration rest = Duration.between(clock.instant(), task.createdAt().plus(options.longest()));
        return (rest.isNegative() ? Duration.ZERO : rest).plus(options.keep()).plus(SHORTEST);
    }

    private static StoredTask task(Entry entry) {
        return task(entry.value());
    }

    private static StoredTask task(String json) {
        return Json.mapper().readValue(json, StoredTask.class);
    }

    private static String json(StoredTask task) {
        ErrorCode whose = task.hasEnded() ? ErrorCode.INTERNAL_ERROR : ErrorCode.INVALID_PARAMS;
        String json;
        try {
            json = WRITER.writeValueAsString(task);
            task(json);
        } catch (JacksonException e) {
            throw new JsonRpcException(whose, "The task cannot be kept: " + e.getOriginalMessage());
        }
        if (json.length() > TaskOptions.MAX_BYTES) {
            throw new JsonRpcException(
                    whose,
                    "The task is too large to keep: " + json.length() + " bytes of JSON (expected: at most "
                            + TaskOptions.MAX_BYTES + ")");
        }
        return json;
    }
}

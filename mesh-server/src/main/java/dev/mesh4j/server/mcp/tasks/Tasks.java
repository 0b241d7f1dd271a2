package dev.mesh4j.server.mcp.tasks;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.Task;
import dev.mesh4j.server.mcp.Changes;
import dev.mesh4j.server.mcp.McpService;
import dev.mesh4j.server.mcp.Questions;
import dev.mesh4j.server.state.SharedState;
import dev.mesh4j.server.state.SharedStateException;
import dev.mesh4j.server.state.Subscription;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tasks of one server (extension {@code io.modelcontextprotocol/tasks}), kept in the shared state; with the state of
 * a process they end with it. Thread-safe.
 *
 * <p>Whoever knows a task's id may read, answer and cancel it: the id is 192 random bits. Every method throws a
 * {@link JsonRpcException}: {@code -32602} when there is no such task, {@code -32603} while the shared state is away.
 */
public final class Tasks implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Tasks.class);
    private static final int ID_BYTES = 24;

    private final TaskOptions options;
    private final TaskStore store;
    private final Leases leases;
    private final TaskRunner runner;
    private final Recovery recovery;
    private final Watches watches = new Watches();
    private final TaskLoop loop;
    private final SecureRandom random = new SecureRandom();
    private @Nullable Subscription subscription;

    /** @param instance of this server, unique to this start; 1 to 64 visible ASCII characters */
    public Tasks(McpService service, SharedState state, TaskOptions options, String instance, InstantSource clock) {
        this.options = options;
        this.store = new TaskStore(state, options, clock);
        this.leases = new Leases(state, instance, options);
        this.runner = new TaskRunner(service, store, leases, options);
        this.recovery = new Recovery(service, store, leases, runner, options);
        this.loop = new TaskLoop(service, recovery, leases, runner, watches, options);
    }

    /** Hears the other replicas from now on, and looks after tasks of those that are gone. */
    public Tasks start() {
        subscription = store.subscribe(loop);
        loop.start();
        return this;
    }

    /** False once what looks after them has ended. */
    public boolean isAlive() {
        return loop.isAlive();
    }

    /** Stores a task for the call, then begins to run it. */
    Task create(TaskCall call, TaskMemory memory) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        StoredTask task = StoredTask.begun(id, store.now(), leases.self(), call, memory);
        asked(() -> {
            runner.begin(task);
            return task;
        });
        return view(task, Task.TYPE, true);
    }

    Task task(String id) {
        StoredTask task = asked(() -> recovery.current(id)).orElseThrow(() -> unknown(id));
        return view(task, "complete", false);
    }

    /**
     * Answers a task's questions, all or some; what answers none of its open questions is ignored.
     *
     * @throws JsonRpcException {@code -32602} when an answer does not fit its question; then none is taken
     */
    void update(String id, ObjectNode responses) {
        change(id, task -> task.answered(fitting(task, responses), store.now()));
    }

    /** Ends a task; nothing when it has ended. */
    void cancel(String id) {
        change(id, task -> task.cancelled(store.now()));
        loop.message(id);
    }

    private void change(String id, UnaryOperator<StoredTask> change) {
        if (asked(() -> store.change(id, change)).isEmpty()) {
            throw unknown(id);
        }
    }

    /** Those of these ids that are tasks. */
    List<String> known(Collection<String> ids) {
        return ids.stream()
                .distinct()
                .filter(id -> asked(() -> store.read(id)).isPresent())
                .toList();
    }

    /** Hears how these tasks are, now and after each change, until the handle is closed. */
    Changes.Handle watch(Collection<String> ids, Consumer<Task> listener) {
        Changes.Handle handle = watches.add(ids, task -> listener.accept(view(task, null, false)));
        ids.forEach(loop::message);
        return handle;
    }

    /** How many run here now. */
    public int running() {
        return runner.ids().size();
    }

    /** Ends the tasks that run here; those that are resumable run on elsewhere. */
    @Override
    public void close() {
        loop.close();
        runner.close();
        try {
            if (leases.isHeld()) {
                leases.release();
            }
        } catch (SharedStateException e) {
            log.debug("the lease runs out by itself");
        }
        if (subscription != null) {
            subscription.close();
        }
    }

    private Task view(StoredTask task, @Nullable String resultType, boolean bare) {
        Map<String, InputRequest> questions = task.questions();
        return new Task(
                resultType,
                task.id(),
                task.status(),
                null,
                task.createdAt(),
                task.updatedAt(),
                kept(task).toMillis(),
                options.pollInterval().toMillis(),
                bare || questions.isEmpty() ? null : questions,
                task.result(),
                task.error(),
                null);
    }

    /** Since its creation. */
    private Duration kept(StoredTask task) {
        Duration ran = task.hasEnded() ? Duration.between(task.createdAt(), task.updatedAt()) : options.longest();
        return ran.plus(options.keep());
    }

    private static Map<String, JsonNode> fitting(StoredTask task, ObjectNode responses) {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        task.questions().forEach((key, question) -> {
            JsonNode response = responses.get(key);
            if (response != null && Questions.answer(question, response).isEmpty()) {
                throw new JsonRpcException(
                        ErrorCode.INVALID_PARAMS,
                        "Invalid params: inputResponses." + key + ": no answer to " + question.method()
                                + " (expected: a result of that method)");
            }
            if (response != null) {
                answers.put(key, response);
            }
        });
        return answers;
    }

    private static <T> T asked(Supplier<T> work) {
        try {
            return work.get();
        } catch (SharedStateException e) {
            log.warn("tasks: the shared state is away: {}", e.getMessage());
            throw new JsonRpcException(
                    ErrorCode.INTERNAL_ERROR,
                    "Tasks are not available now: the store that keeps them is away or full (expected: try again)");
        }
    }

    private static JsonRpcException unknown(String id) {
        String shown = id.length() > 64 ? id.length() + " characters" : "'" + id + "'";
        return new JsonRpcException(
                ErrorCode.INVALID_PARAMS,
                "Unknown task: " + shown + " (expected: the id of a task that is kept; one that ended is kept for some"
                        + " time only)");
    }
}

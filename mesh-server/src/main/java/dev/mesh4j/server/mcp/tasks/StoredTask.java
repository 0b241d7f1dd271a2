package dev.mesh4j.server.mcp.tasks;

import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.TaskStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A task as all replicas see it.
 *
 * @param run who works on it
 * @param call absent once it ended
 * @param questions that wait for their answers
 * @param answers so far, by the keys of their questions
 * @param steps values that a further run does not work out again
 */
record StoredTask(
        String id,
        Instant createdAt,
        Instant updatedAt,
        TaskStatus status,
        Run run,
        @Nullable TaskCall call,
        Map<String, InputRequest> questions,
        Map<String, JsonNode> answers,
        Map<String, JsonNode> steps,
        @Nullable JsonNode result,
        @Nullable JsonRpcError error) {

    /**
     * One run of the call. Who holds an earlier one may not write any more.
     *
     * @param owner the instance
     * @param number from 1
     */
    record Run(String owner, int number) {}

    StoredTask {
        questions = copy(questions);
        answers = copy(answers);
        steps = copy(steps);
    }

    static StoredTask begun(String id, Instant now, String owner, TaskCall call, TaskMemory memory) {
        Run first = new Run(owner, 1);
        return new StoredTask(
                id, now, now, TaskStatus.WORKING, first, call, Map.of(), memory.answers(), memory.steps(), null, null);
    }

    boolean hasEnded() {
        return status.isFinal();
    }

    /** With these questions, as far as they have no answer yet. */
    StoredTask asking(Map<String, InputRequest> more, Instant now) {
        Map<String, InputRequest> open = new LinkedHashMap<>(questions);
        more.forEach((key, question) -> {
            if (!answers.containsKey(key)) {
                open.putIfAbsent(key, question);
            }
        });
        return open.equals(questions) ? this : with(open, answers, now);
    }

    /** With answers to some of its questions; others are left out. */
    StoredTask answered(Map<String, JsonNode> more, Instant now) {
        Map<String, InputRequest> open = new LinkedHashMap<>(questions);
        Map<String, JsonNode> known = new LinkedHashMap<>(answers);
        more.forEach((key, answer) -> {
            if (open.remove(key) != null) {
                known.put(key, answer);
            }
        });
        return open.size() == questions.size() ? this : with(open, known, now);
    }

    /** Clients do not see steps, so it counts as unchanged. */
    StoredTask remembering(String key, JsonNode value) {
        Map<String, JsonNode> more = new LinkedHashMap<>(steps);
        more.put(key, value);
        return new StoredTask(id, createdAt, updatedAt, status, run, call, questions, answers, more, result, error);
    }

    /** In the hands of another instance, for one more run. */
    StoredTask takenBy(Run next, Instant now) {
        return new StoredTask(id, createdAt, later(now), status, next, call, questions, answers, steps, result, error);
    }

    StoredTask completed(JsonNode outcome, Instant now) {
        return ended(TaskStatus.COMPLETED, outcome, null, now);
    }

    StoredTask failed(JsonRpcError reason, Instant now) {
        return ended(TaskStatus.FAILED, null, reason, now);
    }

    StoredTask cancelled(Instant now) {
        return ended(TaskStatus.CANCELLED, null, null, now);
    }

    private StoredTask with(Map<String, InputRequest> open, Map<String, JsonNode> known, Instant now) {
        TaskStatus next = open.isEmpty() ? TaskStatus.WORKING : TaskStatus.INPUT_REQUIRED;
        return new StoredTask(id, createdAt, later(now), next, run, call, open, known, steps, result, error);
    }

    private StoredTask ended(TaskStatus end, @Nullable JsonNode outcome, @Nullable JsonRpcError reason, Instant now) {
        return new StoredTask(id, createdAt, later(now), end, run, null, Map.of(), Map.of(), Map.of(), outcome, reason);
    }

    /** Replicas' clocks differ. */
    private Instant later(Instant now) {
        return now.isAfter(updatedAt) ? now : updatedAt;
    }

    private static <V> Map<String, V> copy(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}

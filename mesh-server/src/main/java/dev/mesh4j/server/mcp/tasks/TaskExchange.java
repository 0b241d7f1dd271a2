package dev.mesh4j.server.mcp.tasks;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.ClientCapabilities;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.InputResponse;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.protocol.mcp.Meta;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.ItemDelivery;
import dev.mesh4j.server.mcp.Questions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The call that a task serves. Its client is not connected: progress and log lines go nowhere, headers are gone, and a
 * question waits in the task until {@code tasks/update} brings the answer.
 */
final class TaskExchange implements Exchange {

    private final RunningTask running;
    private final TaskStore store;
    private final TaskCall call;
    private final Duration lookAgain;
    private final ClientCapabilities client;

    /** @param lookAgain how long to wait for a message before looking without one */
    TaskExchange(RunningTask running, TaskStore store, TaskCall call, Duration lookAgain) {
        this.running = running;
        this.store = store;
        this.call = call;
        this.lookAgain = lookAgain;
        JsonNode declared = call.meta() == null ? null : call.meta().get(Meta.CLIENT_CAPABILITIES);
        ClientCapabilities read =
                declared == null ? null : Json.mapper().treeToValue(declared, ClientCapabilities.class);
        this.client = read == null ? ClientCapabilities.NONE : read;
    }

    @Override
    public ClientCapabilities client() {
        return client;
    }

    @Override
    public @Nullable JsonNode meta() {
        return call.meta();
    }

    @Override
    public @Nullable String header(String name) {
        return null;
    }

    @Override
    public void progress(double progress, @Nullable Double total, @Nullable String message) {}

    @Override
    public ItemDelivery items() {
        return ItemDelivery.IN_RESULT;
    }

    @Override
    public void item(String text, boolean json) {}

    @Override
    public void log(LoggingLevel level, @Nullable String logger, JsonNode data) {}

    @Override
    public Map<String, InputResponse> ask(Map<String, InputRequest> questions) {
        questions.values().forEach(question -> Questions.requireDeclared(client, question));
        long seen = running.hints();
        StoredTask task = running.write(now -> now.asking(questions, store.now()));
        while (!task.answers().keySet().containsAll(questions.keySet())) {
            running.await(seen, lookAgain);
            seen = running.hints();
            task = running.write(now -> now);
        }
        return answers(questions, task.answers());
    }

    @Override
    public JsonNode once(String key, Supplier<JsonNode> step) {
        JsonNode known = running.write(now -> now).steps().get(key);
        if (known != null) {
            return known;
        }
        JsonNode value = step.get();
        running.write(now -> now.remembering(key, value));
        return value;
    }

    @Override
    public boolean isCancelled() {
        return running.isStopped();
    }

    @Override
    public void onCancel(Runnable action) {
        running.onStop(action);
    }

    @Override
    public void releaseConnection() {}

    private static Map<String, InputResponse> answers(
            Map<String, InputRequest> questions, Map<String, JsonNode> known) {
        Map<String, InputResponse> answers = new LinkedHashMap<>();
        questions.forEach((key, question) -> answers.put(
                key,
                Questions.answer(question, known.get(key))
                        .orElseThrow(() -> new IllegalArgumentException("question '" + key
                                + "': its answer is for another kind of question (expected: a key of its own for"
                                + " each question)"))));
        return answers;
    }
}

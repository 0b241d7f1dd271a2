package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage.Request;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.InputRequiredResult;
import dev.mesh4j.protocol.mcp.InputResponse;
import dev.mesh4j.server.mcp.tasks.TaskMemory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rounds of one request (2026-07-28, multi round-trip requests). It is served from its beginning in each round, with
 * the answers so far; nothing is kept here between rounds, so any replica with the same key serves the next one.
 */
final class Rounds {

    private static final int MAX_STATE_CHARS = 1024 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final RequestStates states;
    private final Request request;
    private final @Nullable JsonNode responses;
    private final @Nullable String sealed;
    private @Nullable ObjectNode opened;

    /** @throws JsonRpcException {@code -32602} when state or answers are not of their type */
    Rounds(RequestStates states, Request request) {
        this.states = states;
        this.request = request;
        ObjectNode params = request.params();
        this.responses = params == null ? null : params.get("inputResponses");
        JsonNode state = params == null ? null : params.get("requestState");
        if (responses != null && !responses.isObject()) {
            throw Params.invalid("inputResponses: " + responses.getNodeType() + " (expected: an object)");
        }
        if (state != null && (!state.isString() || state.stringValue().length() > MAX_STATE_CHARS)) {
            throw Params.invalid("requestState (expected: the string that was given)");
        }
        this.sealed = state == null ? null : state.stringValue();
        if (sealed != null) {
            opened();
        }
    }

    /** @throws AwaitingInput when one is missing */
    Map<String, InputResponse> answers(Map<String, InputRequest> questions) {
        Map<String, InputResponse> answers = new LinkedHashMap<>();
        Map<String, InputRequest> missing = new LinkedHashMap<>();
        lock.lock();
        try {
            questions.forEach((key, question) -> answer(key, question)
                    .ifPresentOrElse(answer -> answers.put(key, answer), () -> missing.put(key, question)));
        } finally {
            lock.unlock();
        }
        if (!missing.isEmpty()) {
            throw new AwaitingInput(missing);
        }
        return answers;
    }

    JsonNode once(String key, Supplier<JsonNode> step) {
        lock.lock();
        try {
            JsonNode known = member("steps").get(key);
            if (known == null) {
                known = step.get();
                member("steps").set(key, known);
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** What a task that the request becomes must know. */
    TaskMemory memory() {
        lock.lock();
        try {
            return TaskMemory.of(member("answers"), member("steps"));
        } finally {
            lock.unlock();
        }
    }

    /** What the client gets instead of the result. */
    InputRequiredResult result(AwaitingInput awaiting, JsonNode meta) {
        lock.lock();
        try {
            String state = states.seal(opened(), binding());
            return new InputRequiredResult(InputRequiredResult.TYPE, awaiting.questions(), state, meta);
        } finally {
            lock.unlock();
        }
    }

    private Optional<InputResponse> answer(String key, InputRequest question) {
        ObjectNode known = member("answers");
        Optional<InputResponse> earlier = Questions.answer(question, known.get(key));
        if (earlier.isPresent()) {
            return earlier;
        }
        JsonNode response = responses == null ? null : responses.get(key);
        Optional<InputResponse> answer = Questions.answer(question, response);
        if (answer.isPresent()) {
            known.set(key, response);
        }
        return answer;
    }

    private ObjectNode member(String name) {
        return opened().withObjectProperty(name);
    }

    private ObjectNode opened() {
        ObjectNode state = opened;
        if (state == null) {
            state = sealed == null ? Json.mapper().createObjectNode() : states.open(sealed, binding());
            opened = state;
        }
        return state;
    }

    /** The request without what changes from round to round. */
    private byte[] binding() {
        ObjectNode bound = Objects.requireNonNull(request.params()).deepCopy();
        bound.remove("_meta");
        bound.remove("inputResponses");
        bound.remove("requestState");
        return (request.method() + sorted(bound)).getBytes(StandardCharsets.UTF_8);
    }

    /** A client may write the members of an object in another order the next time. */
    private static JsonNode sorted(JsonNode json) {
        if (json.isObject()) {
            ObjectNode object = Json.mapper().createObjectNode();
            json.properties().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(member -> object.set(member.getKey(), sorted(member.getValue())));
            return object;
        }
        if (json.isArray()) {
            var array = Json.mapper().createArrayNode();
            json.forEach(element -> array.add(sorted(element)));
            return array;
        }
        return json;
    }
}

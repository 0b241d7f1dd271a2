package dev.mesh4j.server.mcp.legacy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage.Request;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import dev.mesh4j.protocol.mcp.ClientCapabilities;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.InputResponse;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.protocol.mcp.Meta;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.HttpCarrier;
import dev.mesh4j.server.mcp.ItemDelivery;
import dev.mesh4j.server.mcp.McpAnswer;
import dev.mesh4j.server.mcp.Notifications;
import dev.mesh4j.server.mcp.Questions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request of a session. It outlives its connection, and only its client's word or the session's end cancels it. */
final class SessionExchange implements Exchange {

    private final Session session;
    private final Request request;
    private final Map<String, String> headers;
    private final EventStream stream;
    private final EventStream questions;
    private final List<Runnable> onCancel = new ArrayList<>();
    private @Nullable Thread server;
    private final ReentrantLock sending = new ReentrantLock();
    private final boolean takesEvents;
    private boolean cancelled;
    private double progress = Double.NEGATIVE_INFINITY;

    SessionExchange(Session session, Request request, HttpCarrier carrier, EventStream stream) {
        this.session = session;
        this.request = request;
        this.headers = carrier.headers();
        this.stream = stream;
        this.takesEvents = carrier.acceptsEvents();
        this.questions = carrier.acceptsEvents() ? stream : session.streams().standing();
    }

    /** The answer, which no one gets after a cancellation. Works on this thread, which a cancellation interrupts as long as it lasts. */
    McpAnswer run(Supplier<McpAnswer> work) {
        if (!begin()) {
            return new McpAnswer.Accepted();
        }
        McpAnswer answer;
        try {
            answer = work.get();
        } finally {
            finish();
        }
        return isCancelled() ? new McpAnswer.Accepted() : answer;
    }

    private synchronized boolean begin() {
        server = cancelled ? null : Thread.currentThread();
        return !cancelled;
    }

    private synchronized void finish() {
        server = null;
    }

    void cancel() {
        List<Runnable> actions;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            actions = List.copyOf(onCancel);
            if (server != null) {
                server.interrupt();
            }
        }
        actions.forEach(Runnable::run);
    }

    @Override
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                onCancel.add(action);
                return;
            }
        }
        action.run();
    }

    @Override
    public ClientCapabilities client() {
        return session.client();
    }

    @Override
    public @Nullable JsonNode meta() {
        return request.params() == null ? null : request.params().get("_meta");
    }

    @Override
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    @Override
    public Map<String, String> headers() {
        return headers;
    }

    @Override
    public void progress(double done, @Nullable Double total, @Nullable String message) {
        JsonNode meta = meta();
        JsonNode token = meta == null ? null : meta.get(Meta.PROGRESS_TOKEN);
        if (token != null && items() != ItemDelivery.AS_PROGRESS && advances(done)) {
            stream.send(Notifications.progress(token, done, total, message));
        }
    }

    private synchronized boolean advances(double done) {
        boolean more = done > progress;
        progress = more ? done : progress;
        return more;
    }

    @Override
    public ItemDelivery items() {
        return takesEvents ? ItemDelivery.of(meta()) : ItemDelivery.IN_RESULT;
    }

    /** A client that stays away for long is taken for gone: nothing else would end a tool that waits for it. */
    @Override
    public void item(String text, boolean json) {
        JsonNode meta = meta();
        ItemDelivery delivery = items();
        JsonNode token = meta == null ? null : ItemDelivery.token(meta);
        if (token == null || delivery == ItemDelivery.IN_RESULT) {
            return;
        }
        boolean marked = json && delivery == ItemDelivery.AS_PROGRESS;
        boolean delivered;
        sending.lock();
        try {
            delivered = stream.sendItem(Notifications.item(token, nextNumber(), text, marked), session.answerTimeout());
        } finally {
            sending.unlock();
        }
        if (!delivered) {
            cancel();
        }
    }

    private synchronized double nextNumber() {
        progress = Math.max(0, Math.floor(progress)) + 1;
        return progress;
    }

    /** After the answer it belongs to no request. */
    @Override
    public void log(LoggingLevel level, @Nullable String logger, JsonNode data) {
        LoggingLevel least = session.level();
        if (least != null && level.reaches(least)) {
            JsonRpcMessage line = Notifications.log(level, logger, data);
            if (!stream.send(line)) {
                session.streams().standing().offer(line);
            }
        }
    }

    @Override
    public Map<String, InputResponse> ask(Map<String, InputRequest> asked) {
        asked.values().forEach(question -> Question.requireDeclared(client(), question));
        Map<String, @Nullable ObjectNode> params = new LinkedHashMap<>();
        asked.forEach((key, question) -> params.put(key, Question.params(question, session.version())));
        Map<String, OpenQuestions.Pending> pending = new LinkedHashMap<>();
        try {
            asked.forEach((key, question) -> {
                OpenQuestions.Pending one = session.questions().ask();
                pending.put(key, one);
                say(new Request(one.id(), question.method(), params.get(key)));
            });
            long deadline = System.nanoTime() + session.answerTimeout().toNanos();
            Map<String, InputResponse> answers = new LinkedHashMap<>();
            pending.forEach((key, one) -> answers.put(key, await(one, asked.get(key), deadline)));
            return answers;
        } finally {
            pending.values().forEach(session.questions()::forget);
        }
    }

    private InputResponse await(OpenQuestions.Pending pending, @Nullable InputRequest question, long deadline) {
        try {
            var answer = pending.answer().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return read(answer, java.util.Objects.requireNonNull(question));
        } catch (TimeoutException e) {
            withdraw(pending.id());
            throw failed("The client did not answer within "
                    + session.answerTimeout().toSeconds() + " s");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof JsonRpcException known ? known : failed("The client cannot be asked");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            withdraw(pending.id());
            throw failed("The request was cancelled");
        }
    }

    private static InputResponse read(JsonRpcMessage answer, InputRequest question) {
        if (answer instanceof JsonRpcMessage.Failure(var id, var error)) {
            throw failed("The client answered " + question.method() + " with error " + error.code() + ": "
                    + error.message());
        }
        JsonNode result = answer instanceof JsonRpcMessage.Result known ? known.result() : null;
        return Questions.answer(question, result)
                .orElseThrow(() -> failed("The client's answer is none to " + question.method()));
    }

    private void withdraw(RequestId id) {
        ObjectNode params = Json.mapper().createObjectNode();
        params.set("requestId", id.json());
        say(new JsonRpcMessage.Notification(Method.CANCELLED, params));
    }

    /** Where the client hears it, even if its connection broke before there was a stream. */
    private void say(JsonRpcMessage message) {
        if (!questions.send(message)) {
            session.streams().standing().offer(message);
        }
    }

    private static JsonRpcException failed(String why) {
        return new JsonRpcException(ErrorCode.INTERNAL_ERROR, why);
    }

    /** A request is never served again in this era. */
    @Override
    public JsonNode once(String key, Supplier<JsonNode> step) {
        return step.get();
    }

    @Override
    public void releaseConnection() {
        stream.release();
    }
}

package dev.mesh4j.server.mcp.legacy;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a session's client has been asked and has not answered yet. Thread-safe. */
final class OpenQuestions {

    private final Map<RequestId, CompletableFuture<JsonRpcMessage>> open = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private volatile boolean closed;

    /**
     * A question that is about to be sent.
     *
     * @param id unique within the session
     * @param answer completes with a result or a failure
     */
    record Pending(RequestId id, CompletableFuture<JsonRpcMessage> answer) {}

    Pending ask() {
        Pending pending = new Pending(RequestId.of(count.incrementAndGet()), new CompletableFuture<>());
        open.put(pending.id(), pending.answer());
        if (closed) {
            close();
        }
        return pending;
    }

    void forget(Pending pending) {
        open.remove(pending.id());
    }

    /** False when nothing of that id was ever asked; an answer that comes late, or again, is dropped. */
    boolean answered(@Nullable RequestId id, JsonRpcMessage answer) {
        if (id == null) {
            return false;
        }
        CompletableFuture<JsonRpcMessage> waiting = open.remove(id);
        if (waiting != null) {
            waiting.complete(answer);
            return true;
        }
        long number = id.json().isIntegralNumber() && id.json().canConvertToLong()
                ? id.json().longValue()
                : 0;
        return number > 0 && number <= count.get();
    }

    /** Nobody will answer any more. */
    void close() {
        closed = true;
        var gone = new JsonRpcException(ErrorCode.INTERNAL_ERROR, "The client cannot answer: its session ends");
        open.values().forEach(answer -> answer.completeExceptionally(gone));
    }
}

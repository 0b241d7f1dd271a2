package dev.mesh4j.protocol.client.stdio;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.client.link.Link;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.client.link.LinkRequest;
import dev.mesh4j.protocol.client.link.MessageBody;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import dev.mesh4j.protocol.mcp.Method;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.node.ObjectNode;

/**
 * One server process; it is over when the process ends. Calls of many threads share it, told apart by their ids.
 * Thread-safe.
 */
public final class StdioLink implements Link {

    private final String name;
    private final Map<RequestId, Pending> waiting = new ConcurrentHashMap<>();
    private final Router router = new Router(waiting);
    private final ServerProcess process;
    private volatile boolean ended;

    /** @throws CallException.NotSent when the program cannot be started */
    public StdioLink(StdioCommand command) {
        this.name = command.toString();
        try {
            this.process = new ServerProcess(command, router::route, this::end);
        } catch (IOException e) {
            throw new CallException.NotSent(name, e);
        }
    }

    @Override
    public LinkReply request(LinkRequest request, Inbound inbound) {
        Pending pending = new Pending(request, inbound);
        waiting.put(request.id(), pending);
        try {
            if (ended || !process.alive()) {
                throw new CallException.NotSent(name, new EOFException("the process has ended"));
            }
            process.write(MessageBody.of(request), () -> pending.started = true);
            return pending.reply.get(request.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            cancel(request, "timed out");
            throw new CallException.TimedOut(name, request.timeout(), e);
        } catch (InterruptedException e) {
            cancel(request, "no longer wanted");
            Thread.currentThread().interrupt();
            throw new CallException.Lost(name, e);
        } catch (ExecutionException e) {
            throw pending.started ? new CallException.Lost(name, cause(e)) : new CallException.NotSent(name, cause(e));
        } finally {
            waiting.remove(request.id());
        }
    }

    @Override
    public void send(JsonRpcMessage message, Duration timeout) {
        process.write(MessageBody.of(message), () -> {});
    }

    @Override
    public void listen(Inbound inbound) {
        router.others(inbound);
    }

    @Override
    public boolean alive() {
        return !ended && process.alive();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void close() {
        process.close();
    }

    private void cancel(LinkRequest request, String reason) {
        if (request.method().equals(Method.INITIALIZE)) {
            return;
        }
        ObjectNode params = Json.mapper().createObjectNode();
        params.set("requestId", request.id().json());
        params.put("reason", reason);
        send(new JsonRpcMessage.Notification(Method.CANCELLED, params), request.timeout());
    }

    private void end() {
        ended = true;
        EOFException gone = new EOFException("the process has ended");
        waiting.values().forEach(pending -> pending.reply.completeExceptionally(gone));
    }

    private static Throwable cause(ExecutionException e) {
        return e.getCause() == null ? e : e.getCause();
    }
}

package dev.mesh4j.server.mcp.stdio;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage.Notification;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.server.error.ErrorMapping;
import dev.mesh4j.server.mcp.EraSelector;
import dev.mesh4j.server.mcp.McpAnswer;
import dev.mesh4j.server.mcp.McpService;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves MCP to the one client at the other end of two streams. {@link #start()} once; {@link #close()} any number of
 * times. Thread-safe.
 */
public final class StdioServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StdioServer.class);

    private final EraSelector eras;
    private final StdioOptions options;
    private final LineReader in;
    private final LineWriter out;
    private final InFlight inFlight;
    private volatile boolean lost;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param streams are not closed here */
    public StdioServer(McpService service, StdioOptions options, ProcessStreams streams) {
        this.eras = new EraSelector(service, options.mcp());
        this.options = options;
        this.in = new LineReader(streams.in(), options.mcp().maxBodyBytes());
        this.out = new LineWriter(streams.out(), this::lose);
        this.inFlight = new InFlight(options.maxInFlight(), options.patience());
    }

    public void start() {
        // a daemon of the platform: nothing can end a read that waits, so the process must be able to end without it
        Thread.ofPlatform().daemon().name("mcp-stdio-reader").start(this::read);
    }

    /** Waits until the client has closed one of the streams, or this server is closed. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Refuses new requests, lets those in flight finish within the drain time-out, and cancels the rest. */
    @Override
    public void close() {
        close(options.drainTimeout());
    }

    /** @param atMost instead of the drain time-out in the options */
    public void close(Duration atMost) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        eras.close();
        try {
            if (!inFlight.drain(atMost)) {
                log.warn("requests in flight were cut off after {} ms", atMost.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            inFlight.cancelAll();
            ended.countDown();
        }
    }

    /** Nobody reads any more, so nobody waits. */
    private void lose() {
        lost = true;
        inFlight.cancelAll();
        ended.countDown();
    }

    private void read() {
        try {
            for (Line line = in.next(); line != null && !lost; line = in.next()) {
                take(line);
            }
        } catch (IOException e) {
            log.info("the client's messages end: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private void take(Line line) throws InterruptedException {
        try {
            switch (line) {
                case Line.Text(byte[] bytes) when isBlank(bytes) -> {}
                case Line.Text(byte[] bytes) -> take(JsonRpcCodec.parse(bytes));
                case Line.TooLong tooLong ->
                    throw invalid("a line of more than " + options.mcp().maxBodyBytes() + " bytes (expected: fewer)");
            }
        } catch (RuntimeException e) {
            out.fail(null, ErrorMapping.error(e));
        }
    }

    private void take(JsonNode message) throws InterruptedException {
        boolean call = message.has("method");
        if (message.isArray() || (call && message.has("id"))) {
            serve(message);
            return;
        }
        JsonNode method = message.path("method");
        if (method.asString("").equals(Method.CANCELLED)) {
            cancel(message.at("/params/requestId"));
            return;
        }
        McpAnswer answer = eras.answer(message, new StdioCarrier(out));
        boolean response = !call && (message.has("result") || message.has("error"));
        if (response) {
            // an error in reply to it could be taken for the answer to something else
            log.debug("dropped a response that nothing here waits for");
        } else {
            new StdioCarrier(out).finish(answer);
        }
    }

    private void serve(JsonNode message) throws InterruptedException {
        RequestId id = JsonRpcCodec.idOf(message);
        if (id != null && inFlight.holds(id)) {
            throw invalid("id: " + id.json() + " is of a request in flight (expected: another)");
        }
        StdioCarrier carrier = new StdioCarrier(out);
        Object place;
        try {
            place = inFlight.begin(id, carrier);
        } catch (JsonRpcException e) {
            out.fail(id, e.error());
            return;
        }
        carrier.serve(() -> {
            try {
                answer(message, id, carrier);
            } finally {
                inFlight.end(place);
            }
        });
    }

    private void answer(JsonNode message, @Nullable RequestId id, StdioCarrier carrier) {
        try {
            McpAnswer answer = eras.answer(message, carrier);
            if (carrier.finish(answer) && answer instanceof McpAnswer.Success(RequestId ended, var result)) {
                tearDown(message, ended);
            }
        } catch (RuntimeException | Error e) {
            carrier.finish(new McpAnswer.Failure(500, id, ErrorMapping.error(e)));
        }
    }

    /** A subscription that the server ends is cancelled by it, beside its result (2026-07-28, cancellation). */
    private void tearDown(JsonNode message, RequestId id) {
        if (message.path("method").asString("").equals(Method.LISTEN)) {
            ObjectNode params = Json.mapper().createObjectNode();
            params.set("requestId", id.json());
            out.write(new Notification(Method.CANCELLED, params.put("reason", "the server ends the subscription")));
        }
    }

    private void cancel(JsonNode id) {
        if (id.isString() || id.isIntegralNumber()) {
            inFlight.cancel(new RequestId(id));
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private static JsonRpcException invalid(String what) {
        return new JsonRpcException(ErrorCode.INVALID_REQUEST, "Invalid request: " + what);
    }
}

package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.server.connection.IdleConnection;
import dev.mesh4j.server.sse.SseStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP exchange. Its answer is JSON, unless something had to be said before: then it is an event stream, and a client
 * that leaves it cancels the request (2026-07-28, Streamable HTTP).
 */
public final class HttpCarrier implements Carrier {

    private static final Logger log = LoggerFactory.getLogger(HttpCarrier.class);
    private static final String EVENTS = "text/event-stream";
    private static final int REPLY_BYTES = 1024;

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final @Nullable String accept;
    private final CallerTime time;
    private final Thread server = Thread.currentThread();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable SseStream stream;
    private @Nullable IdleConnection idle;
    private @Nullable List<Runnable> onCancel;
    private boolean finished;
    private boolean late;
    private volatile boolean cancelled;

    public HttpCarrier(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
        this.accept = request.getHeader("Accept");
        this.time = CallerTime.read(request.getHeader(Headers.TIMEOUT), System.nanoTime());
    }

    @Override
    public boolean hasHeaders() {
        return true;
    }

    @Override
    public @Nullable String header(String name) {
        return request.getHeader(name);
    }

    /** All headers by their names, whatever their case; they stay readable when the exchange is over. */
    @Override
    public Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.getHeaderNames().asIterator().forEachRemaining(name -> headers.put(name, request.getHeader(name)));
        return headers;
    }

    /** A header of the answer; too late once something is said. */
    public void answerHeader(String name, String value) {
        response.setHeader(name, value);
    }

    public boolean acceptsEvents() {
        return accept != null && accept.toLowerCase(Locale.ROOT).contains(EVENTS);
    }

    @Override
    public boolean takesMessages() {
        return !refusesEvents();
    }

    @Override
    public void allowPauses() {
        lock.lock();
        try {
            if (!finished && idle == null) {
                idle = IdleConnection.patient(request);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void send(JsonRpcMessage message) {
        if (!refusesEvents()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(REPLY_BYTES);
            JsonRpcCodec.write(bytes, message);
            event(null, bytes.toByteArray());
        }
    }

    /**
     * Sends a message that the client can resume after.
     *
     * @param id absent: it cannot
     */
    public void event(@Nullable String id, byte[] message) {
        write(stream -> stream.event(id, message));
    }

    /** Opens the event stream with a place to resume at. */
    public void prime(String id, Duration retry) {
        write(stream -> stream.prime(id, retry));
    }

    /** Opens the event stream before anything is said on it. */
    public void open() {
        write(SseStream::keepAlive);
    }

    /** Sends the answer, the last word of this exchange. */
    void finish(McpAnswer answer) throws IOException {
        lock.lock();
        try {
            finished = true;
            // an interrupt that a cancellation or a tool left behind must meet neither the answer nor the next request
            Thread.interrupted();
            if (cancelled && !late) {
                return;
            }
            if (stream != null) {
                ByteArrayOutputStream body = new ByteArrayOutputStream(REPLY_BYTES);
                answer.write(body);
                if (body.size() > 0) {
                    stream.event(null, body.toByteArray());
                }
                stream.close();
            } else {
                answer.sendAsJson(response);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The container takes request and response back: nothing may touch them from now on. */
    void over() {
        lock.lock();
        try {
            finished = true;
            if (idle != null) {
                idle.restore();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Shows the client that the server is there, and finds out whether the client is. */
    void keepAlive() {
        // who holds the lock is writing, which shows as much
        if (lock.tryLock()) {
            if (stream == null && !acceptsEvents()) {
                lock.unlock();
                return;
            }
            writeAndUnlock(SseStream::keepAlive);
        }
    }

    private void write(Writing writing) {
        lock.lock();
        writeAndUnlock(writing);
    }

    private void writeAndUnlock(Writing writing) {
        boolean gone = false;
        try {
            if (!finished && !cancelled) {
                writing.to(stream());
            }
        } catch (IOException e) {
            gone = true;
        } finally {
            lock.unlock();
        }
        if (gone) {
            cancel();
        }
    }

    /** Whether the caller's time is over. */
    boolean isLate(long now) {
        return !cancelled && time.isOver(now);
    }

    /** Gives up because the caller's time is over. The answer is sent all the same: the caller's clock may be slower. */
    void cancelLate() {
        lock.lock();
        try {
            late = true;
        } finally {
            lock.unlock();
        }
        cancel();
    }

    /** Gives up: nobody waits any more. The thread that serves is interrupted. */
    void cancel() {
        List<Runnable> actions;
        lock.lock();
        try {
            if (finished || cancelled) {
                return;
            }
            cancelled = true;
            actions = onCancel == null ? List.of() : onCancel;
            server.interrupt();
        } finally {
            lock.unlock();
        }
        actions.forEach(HttpCarrier::run);
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void onCancel(Runnable action) {
        lock.lock();
        try {
            if (!cancelled) {
                onCancel = onCancel == null ? new ArrayList<>() : onCancel;
                onCancel.add(action);
                return;
            }
        } finally {
            lock.unlock();
        }
        run(action);
    }

    /** A tool's failing action concerns neither other actions nor whoever found out that the client left. */
    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            log.warn("an action failed that a tool gave for its cancellation", e);
        }
    }

    private SseStream stream() {
        if (stream == null) {
            stream = new SseStream(response);
        }
        return stream;
    }

    /** A client that does not say what it accepts gets what there is. */
    boolean refusesEvents() {
        return accept != null && !acceptsEvents() && !accept.contains("*/*") && !accept.contains("text/*");
    }

    /** Says something on the event stream. */
    @FunctionalInterface
    private interface Writing {
        void to(SseStream stream) throws IOException;
    }
}

package dev.mesh4j.server.sse;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** An event stream as the body of a response. Each write is flushed. Thread-safe. */
public final class SseStream {

    private static final byte[] KEEP_ALIVE = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final HttpServletResponse response;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean begun;

    public SseStream(HttpServletResponse response) {
        this.response = response;
    }

    /** Sends the headers, so that the client knows that the stream is open. */
    public void open() throws IOException {
        write(new byte[0]);
    }

    /**
     * @param id what the client names to resume after this event; absent: it cannot
     * @param data one line
     */
    public void event(@Nullable String id, byte[] data) throws IOException {
        event(null, id, data);
    }

    /**
     * @param name the kind of the event; absent: a message
     * @param id what the client names to resume after this event; absent: it cannot
     * @param data one line
     */
    public void event(@Nullable String name, @Nullable String id, byte[] data) throws IOException {
        lock.lock();
        try {
            OutputStream out = begin();
            if (name != null) {
                out.write(("event: " + name + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            if (id != null) {
                out.write(("id: " + id + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            out.write("data: ".getBytes(StandardCharsets.US_ASCII));
            out.write(data);
            out.write('\n');
            out.write('\n');
            out.flush();
        } finally {
            lock.unlock();
        }
    }

    /**
     * An event without data: where the client resumes when nothing else has come yet.
     *
     * @param retry how long the client waits before it connects again
     */
    public void prime(String id, Duration retry) throws IOException {
        write(("id: " + id + "\nretry: " + retry.toMillis() + "\ndata: \n\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Tells the client how long to wait before it connects again. */
    public void retry(Duration pause) throws IOException {
        write(("retry: " + pause.toMillis() + "\n\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** A comment, which shows that both ends are there. */
    public void keepAlive() throws IOException {
        write(KEEP_ALIVE);
    }

    public void close() throws IOException {
        lock.lock();
        try {
            begin().close();
        } finally {
            lock.unlock();
        }
    }

    private void write(byte[] bytes) throws IOException {
        lock.lock();
        try {
            OutputStream out = begin();
            out.write(bytes);
            out.flush();
        } finally {
            lock.unlock();
        }
    }

    private OutputStream begin() throws IOException {
        if (!begun) {
            begun = true;
            response.setStatus(200);
            response.setContentType("text/event-stream");
            response.setHeader("Cache-Control", "no-cache");
            response.setHeader("X-Accel-Buffering", "no");
        }
        return response.getOutputStream();
    }
}

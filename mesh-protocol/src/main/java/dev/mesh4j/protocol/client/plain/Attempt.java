package dev.mesh4j.protocol.client.plain;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An exchange that is under way, which another thread may cut off. */
final class Attempt {

    private volatile long deadline;
    private @Nullable PlainConnection used;
    private boolean over;
    private volatile boolean expired;

    /** @param deadline of {@link System#nanoTime()} */
    Attempt(long deadline) {
        this.deadline = deadline;
    }

    /** Moves the deadline. */
    void until(long next) {
        deadline = next;
    }

    long nanosLeft(long now) {
        return deadline - now;
    }

    boolean expired() {
        return expired;
    }

    /** From now on cutting this off closes the connection. */
    void use(PlainConnection connection) throws IOException {
        synchronized (this) {
            if (!over) {
                used = connection;
                return;
            }
        }
        connection.close();
        throw new IOException(expired ? "its time is up" : "the client is closed");
    }

    /** Whether the connection may be used by others: it was not cut off and will not be. */
    synchronized boolean release() {
        used = null;
        return !over;
    }

    void expire() {
        expired = true;
        cut();
    }

    void cut() {
        PlainConnection connection;
        synchronized (this) {
            over = true;
            connection = used;
            used = null;
        }
        if (connection != null) {
            connection.close();
        }
    }
}

package dev.mesh4j.server.mcp.stdio;

import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.server.mcp.Carrier;
import dev.mesh4j.server.mcp.McpAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A request that came as a line: it has no headers, and all that is said about it goes on lines of their own. */
final class StdioCarrier implements Carrier {

    private enum State {
        OPEN,
        CANCELLED,
        ANSWERED
    }

    private final LineWriter out;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private final Queue<Runnable> onCancel = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Thread server;

    /** Held while something is said, so that nothing is said after the answer. */
    private final ReentrantLock lock = new ReentrantLock();

    StdioCarrier(LineWriter out) {
        this.out = out;
    }

    /** Serves on a thread of its own, which is interrupted when nobody waits any more. */
    void serve(Runnable serving) {
        Thread thread = Thread.ofVirtual().name("mcp-stdio").unstarted(serving);
        server = thread;
        thread.start();
    }

    @Override
    public boolean hasHeaders() {
        return false;
    }

    @Override
    public @Nullable String header(String name) {
        return null;
    }

    @Override
    public void send(JsonRpcMessage message) {
        lock.lock();
        try {
            if (state.get() == State.OPEN) {
                out.write(message);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends the answer, the last word of this request; false when nobody waits for it any more. */
    boolean finish(McpAnswer answer) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        try {
            answer.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lock.lock();
        try {
            if (!state.compareAndSet(State.OPEN, State.ANSWERED)) {
                return false;
            }
            out.writeLine(line);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Gives up: nobody waits any more. Does not wait for what is being said. */
    void cancel() {
        if (!state.compareAndSet(State.OPEN, State.CANCELLED)) {
            return;
        }
        Thread thread = server;
        if (thread != null) {
            thread.interrupt();
        }
        for (Runnable action = onCancel.poll(); action != null; action = onCancel.poll()) {
            action.run();
        }
    }

    @Override
    public boolean isCancelled() {
        return state.get() == State.CANCELLED;
    }

    @Override
    public void onCancel(Runnable action) {
        onCancel.add(action);
        if (isCancelled() && onCancel.remove(action)) {
            action.run();
        }
    }
}

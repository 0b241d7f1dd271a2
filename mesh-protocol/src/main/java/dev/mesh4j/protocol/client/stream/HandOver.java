package dev.mesh4j.protocol.client.stream;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.mcp.CallToolResult;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Items of a call that runs on a thread of its own, which waits when it is a few items ahead. The thread is interrupted when
 * the consumer leaves.
 */
public final class HandOver implements ToolItems {

    /** Enough to keep both threads running, and no more. */
    private static final int AHEAD = 16;

    private sealed interface Part {
        record Item(ToolItem item) implements Part {}

        record Done(CallToolResult result) implements Part {}

        record Failed(RuntimeException why) implements Part {}
    }

    private final String server;
    private final BlockingQueue<Part> parts = new ArrayBlockingQueue<>(AHEAD);
    private final Queue<Runnable> onClose = new ConcurrentLinkedQueue<>();
    private final Thread producer;
    private @Nullable Part last;
    private volatile boolean closed;

    private HandOver(String server, Function<HandOver, CallToolResult> call) {
        this.server = server;
        this.producer = Thread.ofVirtual().name("mcp-stream").unstarted(() -> run(call));
    }

    /**
     * Starts a call.
     *
     * @param server for error messages
     * @param call puts its items here and returns its result
     */
    public static HandOver start(String server, Function<HandOver, CallToolResult> call) {
        HandOver items = new HandOver(server, call);
        items.producer.start();
        return items;
    }

    /**
     * Gives an item to the consumer, and waits while it is behind.
     *
     * @throws CancellationException when it has left
     */
    public void put(ToolItem item) {
        try {
            if (!closed) {
                parts.put(new Part.Item(item));
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new CancellationException("nobody reads the stream any more");
    }

    /** Runs an action when the consumer leaves before the end; at once when it has left already. */
    public void onClose(Runnable action) {
        onClose.add(action);
        if (closed && onClose.remove(action)) {
            action.run();
        }
    }

    /** Whether the consumer has left. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public @Nullable ToolItem next(Duration atMost) {
        if (last != null || closed) {
            return null;
        }
        return switch (take(atMost)) {
            case Part.Item(ToolItem item) -> item;
            case Part.Done done -> {
                last = done;
                yield null;
            }
            case Part.Failed failed -> {
                last = failed;
                throw failed.why;
            }
        };
    }

    @Override
    public CallToolResult result() {
        if (last instanceof Part.Done(CallToolResult result)) {
            return result;
        }
        throw new IllegalStateException("the result before the end of the items (expected: after it)");
    }

    @Override
    public void close() {
        closed = true;
        if (last != null) {
            return;
        }
        producer.interrupt();
        for (Runnable action = onClose.poll(); action != null; action = onClose.poll()) {
            action.run();
        }
    }

    private Part take(Duration atMost) {
        try {
            Part part = parts.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
            if (part == null) {
                close();
                throw new CallException.TimedOut(server, atMost, new TimeoutException("no item"));
            }
            return part;
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new CallException.Lost(server, new InterruptedIOException("interrupted"));
        }
    }

    private void run(Function<HandOver, CallToolResult> call) {
        Part end;
        try {
            end = new Part.Done(call.apply(this));
        } catch (RuntimeException e) {
            end = new Part.Failed(e);
        }
        try {
            if (!closed) {
                parts.put(end);
            }
        } catch (InterruptedException e) {
            // the consumer has left
            Thread.currentThread().interrupt();
        }
    }
}

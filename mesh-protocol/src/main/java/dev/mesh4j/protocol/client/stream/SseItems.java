package dev.mesh4j.protocol.client.stream;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.OpenReply;
import dev.mesh4j.protocol.client.http.ReplyReader;
import dev.mesh4j.protocol.client.http.SseReader;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import dev.mesh4j.protocol.mcp.CallToolResult;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The items in the event stream that answers a call; each pull reads one event off the connection. */
public final class SseItems implements ToolItems {

    private static final Runnable NOTHING = () -> {};

    private final OpenReply reply;
    private final SseReader events;
    private final RequestId id;
    private final ItemFinder finder;
    private final Function<LinkReply, CallToolResult> results;
    private final AtomicReference<Runnable> abandoned;
    private @Nullable ToolItem first;
    private @Nullable LinkReply answer;
    private volatile boolean closed;

    /**
     * @param id of the request, which is its progress token too
     * @param results reads the answer that ends the items
     * @param abandoned runs when the reader leaves before the answer
     */
    public SseItems(OpenReply reply, RequestId id, Function<LinkReply, CallToolResult> results, Runnable abandoned) {
        this.reply = reply;
        this.events = new SseReader(reply.head().body(), ReplyReader.MAX_BYTES);
        this.id = id;
        this.finder = new ItemFinder(id);
        this.results = results;
        this.abandoned = new AtomicReference<>(abandoned);
    }

    /** Waits until the call begins to be answered: gives the answer if there are no items before it. */
    public @Nullable LinkReply begin(Duration atMost) {
        first = next(atMost);
        return first == null ? answer : null;
    }

    @Override
    public @Nullable ToolItem next(Duration atMost) {
        ToolItem item = first;
        if (item != null) {
            first = null;
            return item;
        }
        if (answer != null || closed) {
            return null;
        }
        try {
            item = reply.read(atMost, head -> Optional.ofNullable(read(head.status())))
                    .orElse(null);
        } catch (CallException e) {
            if (e instanceof CallException.Lost && !Thread.currentThread().isInterrupted()) {
                // it is the server that left
                abandoned.set(NOTHING);
            }
            close();
            throw e;
        }
        if (item == null) {
            reply.finish();
        }
        return item;
    }

    @Override
    public CallToolResult result() {
        if (answer == null) {
            throw new IllegalStateException("the result before the end of the items (expected: after it)");
        }
        return results.apply(answer);
    }

    @Override
    public void close() {
        closed = true;
        if (answer == null) {
            reply.close();
            abandoned.getAndSet(NOTHING).run();
        }
    }

    private @Nullable ToolItem read(int status) throws IOException {
        ToolItem item = null;
        while (answer == null && item == null) {
            answer = ReplyReader.readEvent(status, events, id, finder);
            item = finder.take();
        }
        return item;
    }
}

package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.stream.ToolItem;
import dev.mesh4j.protocol.client.stream.ToolItems;
import dev.mesh4j.protocol.mcp.CallToolResult;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The items of a call, within its time. Read by one thread at a time; closed by any. */
public final class OpenItems implements AutoCloseable {

    private final Held held;
    private final Duration patience;
    private final @Nullable CurrentCall within;

    /**
     * @param patience the longest wait for an item
     * @param within the call that they are read for, which may have an end
     */
    OpenItems(ToolItems items, Duration patience, @Nullable CurrentCall within) {
        this.held = new Held(items, new AtomicReference<>());
        this.patience = patience;
        this.within = within;
    }

    /** The next item; {@code null} when there is none any more. Throws as {@link ToolItems#next} does. */
    public @Nullable ToolItem next() {
        @Nullable CallException failure = null;
        boolean goesOn = false;
        try {
            ToolItem item = held.items.next(left());
            goesOn = item != null;
            return item;
        } catch (CallException e) {
            failure = e;
            throw e;
        } finally {
            if (!goesOn) {
                held.over(failure);
            }
        }
    }

    /** As {@link ToolItems#result}. */
    public CallToolResult result() {
        return held.items.result();
    }

    @Override
    public void close() {
        held.close();
    }

    /** Runs once at the end, after what was given before, with what went wrong. */
    void atEnd(Consumer<@Nullable CallException> action) {
        Consumer<@Nullable CallException> before = held.atEnd.get();
        held.atEnd.set(before == null ? action : before.andThen(action));
    }

    /** Cancels the call when its reader forgot to close it and is gone. */
    OpenItems closedBy(Cleaner cleaner) {
        cleaner.register(this, held::close);
        return this;
    }

    private Duration left() {
        if (within == null) {
            return patience;
        }
        Duration left = within.remaining(System.nanoTime()).orElse(patience);
        return left.compareTo(patience) < 0 ? left : patience;
    }

    /** What is to be let go of; knows nothing of its reader. */
    private record Held(ToolItems items, AtomicReference<@Nullable Consumer<@Nullable CallException>> atEnd) {

        void over(@Nullable CallException failure) {
            Consumer<@Nullable CallException> action = atEnd.getAndSet(null);
            if (action != null) {
                action.accept(failure);
            }
        }

        void close() {
            items.close();
            over(null);
        }
    }
}

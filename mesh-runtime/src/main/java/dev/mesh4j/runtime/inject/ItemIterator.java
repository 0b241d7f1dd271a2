package dev.mesh4j.runtime.inject;

import dev.mesh4j.protocol.client.stream.StreamMeta;
import dev.mesh4j.protocol.client.stream.ToolItem;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.RemoteToolException;
import dev.mesh4j.runtime.call.OpenItems;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The items of one call, which is made when the first of them is asked for. Closed at its end; cancelled when closed before. */
final class ItemIterator implements Iterator<@Nullable Object>, AutoCloseable {

    private final String capability;
    private final ItemReader reader;
    private final Supplier<OpenItems> call;
    private Iterator<? extends @Nullable Object> ready = Collections.emptyIterator();
    private volatile @Nullable OpenItems items;
    private volatile boolean ended;
    private long count;

    ItemIterator(String capability, ItemReader reader, Supplier<OpenItems> call) {
        this.capability = capability;
        this.reader = reader;
        this.call = call;
    }

    @Override
    public boolean hasNext() {
        if (!ready.hasNext() && !ended) {
            try {
                ready = pull();
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }
        return ready.hasNext();
    }

    @Override
    public @Nullable Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the end of the items of " + capability);
        }
        return ready.next();
    }

    @Override
    public void close() {
        ended = true;
        OpenItems open = items;
        if (open != null) {
            open.close();
        }
    }

    private Iterator<? extends @Nullable Object> pull() {
        OpenItems open = items;
        if (open == null) {
            open = call.get();
            items = open;
        }
        ToolItem item = open.next();
        if (item != null) {
            count++;
            return Collections.<@Nullable Object>singletonList(reader.read(item))
                    .iterator();
        }
        if (ended) {
            // closed by another thread
            return Collections.emptyIterator();
        }
        ended = true;
        return rest(open.result());
    }

    /** What a tool answered that does not stream; nothing after items. */
    private Iterator<? extends @Nullable Object> rest(CallToolResult result) {
        if (result.failed()) {
            throw new RemoteToolException(capability, result.text());
        }
        long sent = result.meta() == null
                ? -1
                : result.meta().path(StreamMeta.COUNT).asLong(-1);
        boolean whole = result.structuredContent() != null;
        if (sent > count && !whole) {
            throw new IllegalStateException(
                    capability + " sent " + sent + " items, of which " + count + " arrived (expected: all)");
        }
        return count > 0 || (sent == 0 && !whole)
                ? Collections.emptyIterator()
                : reader.read(result).iterator();
    }
}

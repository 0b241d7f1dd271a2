package dev.mesh4j.runtime.invoke;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.stream.StreamMeta;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Content;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.ItemDelivery;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Where the items of one call go: to the client as they come, and into the result for a client that reads only that.
 * Thread-safe.
 */
final class ItemSink {

    /** Of all items in one result, in characters. */
    static final int MAX_KEPT = 4 * 1024 * 1024;

    /** What an item takes beside its characters, so that many empty ones are bounded as well. */
    private static final int OVERHEAD = 16;

    private static final String TOO_MANY =
            "more than " + MAX_KEPT + " characters in items (expected: fewer, or a client that reads them as a stream)";

    /** What becomes of items beside being sent. */
    enum Use {
        /** There can be none: it is no tool that is called. */
        REFUSED,
        /** The result is what the method returns. */
        SENT,
        /** They are the result. */
        KEPT
    }

    private final Exchange exchange;
    private final ItemDelivery delivery;
    private final Use use;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayNode kept = Json.mapper().createArrayNode();
    private long count;
    private long size;
    private boolean allText = true;

    ItemSink(Exchange exchange, Use use) {
        this.exchange = exchange;
        this.delivery = exchange.items();
        this.use = use;
    }

    /**
     * Takes an item; waits while the client does not read.
     *
     * @throws CancellationException when nobody waits for it any more
     * @throws IllegalStateException when there are more than a result can hold
     */
    void emit(@Nullable Object item) {
        if (use == Use.REFUSED) {
            throw new IllegalStateException("emit outside of a tool (expected: in a method with @MeshTool)");
        }
        if (item == null) {
            throw new IllegalArgumentException("an item: null (expected: a value)");
        }
        JsonNode json = item instanceof String text ? StringNode.valueOf(text) : tree(item);
        boolean text = item instanceof String;
        lock.lock();
        try {
            count++;
            allText &= text;
            String sent = text ? json.stringValue() : json.toString();
            keep(json, sent.length());
            exchange.item(sent, !text);
        } finally {
            lock.unlock();
        }
        if (exchange.isCancelled()) {
            throw new CancellationException("nobody reads the items any more");
        }
    }

    /** Takes what a method returned; closes it, whatever happens. */
    void emitAll(Object items) throws Exception {
        try {
            switch (items) {
                // not by its iterator, which would gather all that a flatMap brings
                case Stream<?> stream -> stream.sequential().forEachOrdered(this::emit);
                case Iterable<?> iterable -> iterable.forEach(this::emit);
                case Iterator<?> iterator -> iterator.forEachRemaining(this::emit);
                default -> throw new IllegalArgumentException("items: " + items.getClass());
            }
        } finally {
            if (items instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }

    /** Whether the items, and not what the method returned, are what the client is told. */
    boolean isAnswer() {
        lock.lock();
        try {
            return count > 0 && (use == Use.KEPT || delivery == ItemDelivery.AS_PROGRESS);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The end of the items: how many there were, or all of them. Text is one string, anything else the {@code items} of an
     * object.
     *
     * @param text what they are when there was none
     */
    CallToolResult result(boolean text) {
        lock.lock();
        try {
            ObjectNode meta = Json.mapper().createObjectNode().put(StreamMeta.COUNT, count);
            if (size > MAX_KEPT) {
                return CallToolResult.error(TOO_MANY);
            }
            if (delivery == ItemDelivery.AS_PROGRESS) {
                return new CallToolResult(null, List.of(Content.text(count + " items")), null, null, meta);
            }
            JsonNode whole = text && allText
                    ? joined()
                    : Json.mapper().createObjectNode().set("items", kept);
            String shown = whole.isString() ? whole.stringValue() : whole.toString();
            return new CallToolResult(null, List.of(Content.text(shown)), whole, null, meta);
        } finally {
            lock.unlock();
        }
    }

    private void keep(JsonNode item, int length) {
        if (use != Use.KEPT || delivery == ItemDelivery.AS_PROGRESS) {
            return;
        }
        size += length + OVERHEAD;
        if (size > MAX_KEPT) {
            kept.removeAll();
            throw new IllegalStateException(TOO_MANY);
        }
        kept.add(item);
    }

    private StringNode joined() {
        StringBuilder joined = new StringBuilder();
        kept.forEach(item -> joined.append(item.stringValue()));
        return StringNode.valueOf(joined.toString());
    }

    private static JsonNode tree(Object item) {
        JsonNode tree = Json.mapper().valueToTree(item);
        if (tree.isNull()) {
            throw new IllegalArgumentException("an item that is null in JSON (expected: a value)");
        }
        return tree;
    }
}

package dev.mesh4j.protocol.client.stream;

/** The keys in {@code _meta} by which agents tell each other of streams. */
public final class StreamMeta {

    /** On a request: its progress notifications are items, and of the result only {@link #COUNT} is wanted. */
    public static final String WANTED = "dev.mesh4j/stream";

    /** On a progress notification: its message is JSON, not the item itself. */
    public static final String JSON = "dev.mesh4j/json";

    /** On a result: how many items the tool has sent, or are in the result. */
    public static final String COUNT = "dev.mesh4j/items";

    /** On a tool: {@link #TEXT} or {@link #OF_JSON}, what the items are that it streams. */
    public static final String STREAMS = "dev.mesh4j/streams";

    /** Pieces of one text. */
    public static final String TEXT = "text";

    /** Values of their own. */
    public static final String OF_JSON = "json";

    private StreamMeta() {}
}

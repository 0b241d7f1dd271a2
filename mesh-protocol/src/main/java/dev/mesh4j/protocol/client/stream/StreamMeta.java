package dev.mesh4j.protocol.client.stream;

/** The keys in {@code _meta} by which agents tell each other of streams. */
public final class StreamMeta {

    /** On a request: its progress notifications are items, and of the result only {@link #COUNT} is wanted. */
    public static final String WANTED = "dev.mesh4j/stream";

    /** On a progress notification: its message is JSON, not the item itself. */
    public static final String JSON = "dev.mesh4j/json";

    /** On a result: how many items the tool has sent, or are in the result. */
    public static final String COUNT = "dev.mesh4j/items";

    private StreamMeta() {}
}

package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What brought a request: its headers are read here, and what is said before the answer is sent here. Thread-safe. */
public interface Carrier {

    /** Whether it has headers, which must then agree with the body. */
    boolean hasHeaders();

    /** The first value of a header; {@code null} when it is absent. */
    @Nullable
    String header(String name);

    /** Whether the client takes messages ahead of the answer. */
    default boolean takesMessages() {
        return true;
    }

    /** From now on the client may take its time to read what is sent. */
    default void allowPauses() {}

    /** All headers by their names. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /** Sends a message ahead of the answer. What comes after the answer, or after the client went, is dropped. */
    void send(JsonRpcMessage message);

    /** Whether nobody waits for the answer any more. */
    boolean isCancelled();

    /** Runs an action as soon as nobody waits for the answer any more; at once when that is so already. */
    void onCancel(Runnable action);
}

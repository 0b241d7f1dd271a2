package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.mcp.ClientCapabilities;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.InputResponse;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One request that is being served, and the client that waits for it. Thread-safe. */
public interface Exchange {

    /** What the client declared that it can do. */
    ClientCapabilities client();

    /** The request's {@code _meta}. */
    @Nullable
    JsonNode meta();

    /** The first value of a transport header; {@code null} when it is absent. */
    @Nullable
    String header(String name);

    /** All transport headers by their names; none where the transport has none. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /**
     * Tells the client how far the work is, if it asked for that.
     *
     * @param progress more than the last time; otherwise it is dropped
     * @param total absent when it is not known
     */
    void progress(double progress, @Nullable Double total, @Nullable String message);

    /** How the client gets the items of a tool that streams. */
    ItemDelivery items();

    /**
     * Sends an item, numbered after what {@link #progress} said, if the client wants progress; returns when it is on its
     * way. Waits as long as the client does not read, and no longer than it is there: see {@link #isCancelled}.
     *
     * @param text the item itself, or its JSON
     */
    void item(String text, boolean json);

    /** Sends a log line to the client, if it asked for lines of this level. */
    void log(LoggingLevel level, @Nullable String logger, JsonNode data);

    /**
     * Asks the client, all questions at once.
     *
     * @param questions by a key that is unique within the request
     * @return the answers by the same keys, each of the type that the question calls for
     * @throws AwaitingInput in the stateless era, when an answer is missing: the request ends, and is served again from
     *     its beginning when the client has the answers
     * @throws dev.mesh4j.protocol.jsonrpc.JsonRpcException {@code -32021} when the client did not declare that it can
     *     answer ({@code -32600} before 2026-07-28); before 2026-07-28 also when it answered with an error or not in time
     */
    Map<String, InputResponse> ask(Map<String, InputRequest> questions);

    /** The value of a step that must not be repeated when the request is served again after {@link #ask}. */
    JsonNode once(String key, Supplier<JsonNode> step);

    /**
     * Lets the call go on as a task, if its tool is one that {@link TaskTraits#asksFirst} and its client can follow tasks;
     * otherwise nothing.
     *
     * @throws StartingTask when it becomes one: the request ends, and the call is served from its beginning as a task
     */
    default void startTask() {}

    /** Whether nobody waits for the answer any more. */
    boolean isCancelled();

    /** Runs an action as soon as nobody waits for the answer any more; at once when that is so already. */
    void onCancel(Runnable action);

    /** Lets go of the client's connection where the client can fetch the answer later (2025-11-25); otherwise nothing. */
    void releaseConnection();
}

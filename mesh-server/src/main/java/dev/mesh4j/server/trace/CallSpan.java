package dev.mesh4j.server.trace;

import dev.mesh4j.protocol.mcp.TraceContext;
import org.jspecify.annotations.Nullable;

/** A call that is under way, in its trace. */
public interface CallSpan {

    /** What the calls made within it are part of; absent: none. */
    @Nullable
    TraceContext context();

    /** It ended well. */
    default void ended() {}

    /**
     * It failed.
     *
     * @param type one of few words, such as {@code tool_error} or a JSON-RPC error's code
     */
    default void failed(String type) {}

    /** One that is written nowhere. */
    static CallSpan none(@Nullable TraceContext context) {
        return () -> context;
    }
}

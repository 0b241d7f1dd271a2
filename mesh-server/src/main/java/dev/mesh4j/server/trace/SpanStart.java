package dev.mesh4j.server.trace;

import dev.mesh4j.protocol.mcp.TraceContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tool call at its beginning.
 *
 * @param parent what it is part of; absent: it begins a trace
 * @param attributes beside those that every call of a tool has
 */
public record SpanStart(Side side, String tool, @Nullable TraceContext parent, Map<String, String> attributes) {

    /** Who writes the span. */
    public enum Side {
        /** Who makes the call. */
        CLIENT,
        /** Who serves it. */
        SERVER
    }
}

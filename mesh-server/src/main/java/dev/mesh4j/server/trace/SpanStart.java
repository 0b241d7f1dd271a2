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

    /** The attribute that says what the client needed. */
    public static final String CAPABILITY = "mesh.capability";

    /** The attribute that says which agent the client calls. */
    public static final String PROVIDER = "mesh.provider";

    /** The attribute that says why the client calls again: {@code retry} or {@code hedge}. */
    public static final String ATTEMPT = "mesh.attempt";

    /** Who writes the span. */
    public enum Side {
        /** Who makes the call. */
        CLIENT,
        /** Who serves it. */
        SERVER
    }
}

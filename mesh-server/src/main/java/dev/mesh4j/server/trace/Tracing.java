package dev.mesh4j.server.trace;

import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.TraceContext;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Writes spans of calls. Thread-safe; nothing here throws or waits. */
public interface Tracing extends AutoCloseable {

    /** Writes none, and hands on the trace that a call is in. */
    Tracing OFF = new Tracing() {
        @Override
        public boolean writes(@Nullable TraceContext parent) {
            return false;
        }

        @Override
        public CallSpan begin(SpanStart start) {
            return CallSpan.none(start.parent());
        }

        @Override
        public void close() {}
    };

    /**
     * Sends spans to a collector.
     *
     * @param otlp its base URL, OTLP over HTTP; {@code /v1/traces} is under it
     * @param instance of this service, unique to its start
     */
    static Tracing to(URI otlp, Implementation service, String instance) {
        return OtelTracing.open(otlp, service, instance);
    }

    /**
     * Keeps spans of sampled traces, too.
     *
     * @param spans where; those of capacity 0 change nothing
     * @param next what is done with spans otherwise
     */
    static Tracing keeping(RecentSpans spans, Tracing next) {
        return spans.keepsAny() ? new RecentTracing(spans, next, InstantSource.system(), System::nanoTime) : next;
    }

    /**
     * Whether anything is written of a call, so that whoever makes or serves one knows to begin a span.
     *
     * @param parent what it is part of; absent: it would begin a trace
     */
    default boolean writes(@Nullable TraceContext parent) {
        return true;
    }

    CallSpan begin(SpanStart start);

    /** Sends what is left, within two seconds. */
    @Override
    void close();
}

package dev.mesh4j.server.trace;

import dev.mesh4j.protocol.mcp.Implementation;
import java.net.URI;

/** Writes spans of calls. Thread-safe; nothing here throws or waits. */
public interface Tracing extends AutoCloseable {

    /** Writes none, and hands on the trace that a call is in. */
    Tracing OFF = new Tracing() {
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

    CallSpan begin(SpanStart start);

    /** Sends what is left, within two seconds. */
    @Override
    void close();
}

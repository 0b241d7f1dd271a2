package dev.mesh4j.server.trace;

import dev.mesh4j.protocol.mcp.TraceContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A trace as it is on the wire, and as OpenTelemetry has it. */
final class OtelContext {

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private OtelContext() {}

    static Context of(TraceContext trace) {
        return W3C.extract(Context.root(), trace, new Getter());
    }

    /** @param baggage is not OpenTelemetry's business */
    static TraceContext of(Context context, @Nullable String baggage) {
        Map<String, String> values = new HashMap<>(4);
        W3C.inject(
                context,
                values,
                (into, name, value) -> Objects.requireNonNull(into).put(name, value));
        return new TraceContext(
                Objects.requireNonNull(values.get(TraceContext.TRACEPARENT)),
                values.get(TraceContext.TRACESTATE),
                baggage);
    }

    /** Reads what W3C's headers would say. */
    private static final class Getter implements TextMapGetter<TraceContext> {

        @Override
        public Iterable<String> keys(TraceContext trace) {
            return List.of(TraceContext.TRACEPARENT, TraceContext.TRACESTATE);
        }

        @Override
        public @Nullable String get(@Nullable TraceContext trace, String key) {
            TraceContext known = Objects.requireNonNull(trace);
            return key.equals(TraceContext.TRACEPARENT) ? known.traceparent() : known.tracestate();
        }
    }
}

package dev.mesh4j.server.trace;

import dev.mesh4j.protocol.mcp.TraceContext;
import dev.mesh4j.protocol.trace.TraceSpan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the spans of calls that are in a trace which their caller wants written; a call outside of any leaves nothing
 * behind.
 *
 * @param next may write the same spans elsewhere, and begin traces
 * @param clock says when a call began
 * @param nanos says how long it took
 */
record RecentTracing(RecentSpans spans, Tracing next, InstantSource clock, LongSupplier nanos) implements Tracing {

    @Override
    public boolean writes(@Nullable TraceContext parent) {
        return (parent != null && parent.sampled()) || next.writes(parent);
    }

    @Override
    public CallSpan begin(SpanStart start) {
        CallSpan through = next.begin(start);
        TraceContext context = through.context();
        if (context == null || !context.sampled()) {
            return through;
        }
        TraceContext parent = start.parent();
        boolean named = parent == null || !parent.spanId().equals(context.spanId());
        return new Kept(this, start, named ? context : child(context), clock.instant(), nanos.getAsLong(), through);
    }

    @Override
    public void close() {
        next.close();
    }

    private static TraceContext child(TraceContext parent) {
        long id = ThreadLocalRandom.current().nextLong();
        String span = HexFormat.of().toHexDigits(id == 0 ? 1 : id);
        return new TraceContext("00-" + parent.traceId() + "-" + span + "-01", parent.tracestate(), parent.baggage());
    }

    /** A call under way that will be kept. */
    private record Kept(
            RecentTracing tracing, SpanStart start, TraceContext context, Instant begun, long nanos, CallSpan through)
            implements CallSpan {

        @Override
        public void ended() {
            keep(TraceSpan.OK);
            through.ended();
        }

        @Override
        public void failed(String type) {
            keep(type);
            through.failed(type);
        }

        private void keep(String outcome) {
            TraceContext parent = start.parent();
            tracing.spans.add(new TraceSpan(
                    context.traceId(),
                    context.spanId(),
                    parent == null ? null : parent.spanId(),
                    start.side() == SpanStart.Side.CLIENT ? TraceSpan.CLIENT : TraceSpan.SERVER,
                    start.tool(),
                    start.attributes().get(SpanStart.CAPABILITY),
                    start.attributes().get(SpanStart.PROVIDER),
                    start.attributes().get(SpanStart.ATTEMPT),
                    begun.getEpochSecond() * 1_000_000 + begun.getNano() / 1_000,
                    Math.max(0, tracing.nanos.getAsLong() - nanos) / 1_000,
                    outcome));
        }
    }
}

package dev.mesh4j.server.trace;

import dev.mesh4j.protocol.trace.TraceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The spans that ended last, in memory; a new one takes the place of the oldest. Thread-safe, nothing waits. */
public final class RecentSpans {

    private final AtomicReferenceArray<TraceSpan> ring;
    private final AtomicLong added = new AtomicLong();

    /** @param capacity how many are kept; 0: none */
    public RecentSpans(int capacity) {
        this.ring = new AtomicReferenceArray<>(capacity);
    }

    boolean keepsAny() {
        return ring.length() > 0;
    }

    void add(TraceSpan span) {
        ring.set((int) (added.getAndIncrement() % ring.length()), span);
    }

    /** Those of one trace, in the order in which they ended. */
    public List<TraceSpan> of(String traceId) {
        List<TraceSpan> found = new ArrayList<>();
        long end = added.get();
        for (long i = Math.max(0, end - ring.length()); i < end; i++) {
            TraceSpan span = ring.get((int) (i % ring.length()));
            // one may be counted and not there yet
            if (span != null && span.traceId().equals(traceId)) {
                found.add(span);
            }
        }
        return found;
    }
}

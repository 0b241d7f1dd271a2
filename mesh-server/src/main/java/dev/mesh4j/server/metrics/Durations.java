package dev.mesh4j.server.metrics;

import java.util.concurrent.atomic.LongAdder;

/** How long things took, as a histogram of fixed buckets from 1 ms to a minute. Thread-safe. */
public final class Durations {

    private static final long[] UPPER_MILLIS = {
        1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000
    };

    private final LongAdder[] buckets = new LongAdder[UPPER_MILLIS.length + 1];
    private final LongAdder nanos = new LongAdder();

    public Durations() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    public void record(long tookNanos) {
        int bucket = 0;
        while (bucket < UPPER_MILLIS.length && tookNanos > UPPER_MILLIS[bucket] * 1_000_000) {
            bucket++;
        }
        buckets[bucket].increment();
        nanos.add(tookNanos);
    }

    /** In seconds, the last one infinite. */
    static double[] bounds() {
        double[] bounds = new double[UPPER_MILLIS.length + 1];
        for (int i = 0; i < UPPER_MILLIS.length; i++) {
            bounds[i] = UPPER_MILLIS[i] / 1000.0;
        }
        bounds[UPPER_MILLIS.length] = Double.POSITIVE_INFINITY;
        return bounds;
    }

    /** How many are in each bucket, not added up. */
    long[] counts() {
        long[] counts = new long[buckets.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = buckets[i].sum();
        }
        return counts;
    }

    /** How many there were. */
    public long count() {
        long count = 0;
        for (LongAdder bucket : buckets) {
            count += bucket.sum();
        }
        return count;
    }

    /** All of them together. */
    public double seconds() {
        return nanos.sum() / 1e9;
    }
}

package dev.mesh4j.benchmarks.load;

import java.util.Arrays;

/** Every latency, so that no percentile is an estimate. */
final class Latencies {

    private static final double NANOS_PER_MILLI = 1e6;

    private long[] nanos = new long[1 << 16];
    private int count;

    void add(long latency) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = latency;
    }

    int count() {
        return count;
    }

    void sort() {
        Arrays.sort(nanos, 0, count);
    }

    /** Of the sorted ones: the smallest that at least this share of all is not above, 0 when there are none. */
    double millis(double share) {
        int rank = (int) Math.ceil(share * count) - 1;
        return count == 0 ? 0 : nanos[Math.max(0, rank)] / NANOS_PER_MILLI;
    }
}

package dev.mesh4j.server.metrics;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** How often each of a few things happened. Thread-safe. */
public final class Outcomes<E extends Enum<E>> {

    private final E[] all;
    private final LongAdder[] counts;

    public Outcomes(Class<E> type) {
        this.all = type.getEnumConstants();
        this.counts = new LongAdder[all.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    public void count(E outcome) {
        counts[outcome.ordinal()].increment();
    }

    /** Those that happened, by their names as labels have them. */
    public void read(LabelledCount into) {
        read(false, into);
    }

    /** @param zeros also those that did not */
    public void read(boolean zeros, LabelledCount into) {
        for (E one : all) {
            long count = counts[one.ordinal()].sum();
            if (zeros || count > 0) {
                into.accept(one.name().toLowerCase(Locale.ROOT), count);
            }
        }
    }

    /** Takes a count with the value of its label. */
    @FunctionalInterface
    public interface LabelledCount {
        void accept(String label, long count);
    }
}

package dev.mesh4j.spring;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/** The value of one meter, read anew before it is told. Held by the sink, so that its meter may hold it weakly. */
final class Reading {

    private final Runnable refresh;
    private @Nullable Meter meter;
    private volatile double value;
    private volatile long count;

    Reading(Runnable refresh) {
        this.refresh = refresh;
    }

    void set(double latest, long latestCount) {
        value = latest;
        count = latestCount;
    }

    double value() {
        refresh.run();
        return value;
    }

    long count() {
        refresh.run();
        return count;
    }

    void shownAs(Meter shown) {
        meter = shown;
    }

    void drop(MeterRegistry from) {
        if (meter != null) {
            from.remove(meter);
        }
    }
}

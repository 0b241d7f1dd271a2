package dev.mesh4j.acceptance.registry.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long many things took, each. */
public record Figures(List<Long> sortedNanos) {

    public static Figures of(Collection<Long> nanos) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return new Figures(List.copyOf(sorted));
    }

    /** Of several rounds together. */
    public static Figures together(Collection<Figures> rounds) {
        return of(rounds.stream().flatMap(round -> round.sortedNanos.stream()).toList());
    }

    public Duration p50() {
        return at(0.50);
    }

    public Duration p99() {
        return at(0.99);
    }

    public Duration max() {
        return at(1);
    }

    private Duration at(double share) {
        int index = (int) Math.ceil(sortedNanos.size() * share) - 1;
        return sortedNanos.isEmpty() ? Duration.ZERO : Duration.ofNanos(sortedNanos.get(Math.max(0, index)));
    }

    /** Such as {@code n=50 p50=3.1 ms p99=9.0 ms max=9.2 ms}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "n=%d p50=%.1f ms p99=%.1f ms max=%.1f ms",
                sortedNanos.size(),
                p50().toNanos() / 1e6,
                p99().toNanos() / 1e6,
                max().toNanos() / 1e6);
    }
}

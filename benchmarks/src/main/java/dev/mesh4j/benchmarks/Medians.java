package dev.mesh4j.benchmarks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several samples of one figure. */
record Medians(List<Double> samples) {

    static Medians of(double only) {
        return new Medians(List.of(only));
    }

    /** Each sample by the other's of the same round. */
    Medians dividedBy(Medians other) {
        return new Medians(IntStream.range(0, samples.size())
                .mapToObj(round -> samples.get(round) / other.samples.get(round))
                .toList());
    }

    double median() {
        List<Double> sorted = samples.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** All samples in their order, such as {@code 1.2 1.3 1.1}. */
    String raw(String format) {
        return samples.stream().map(format::formatted).collect(Collectors.joining(" "));
    }
}

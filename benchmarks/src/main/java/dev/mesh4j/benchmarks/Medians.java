package dev.mesh4j.benchmarks;

import java.util.List;
import java.util.stream.Collectors;

/** Several samples of one figure. */
record Medians(List<Double> samples) {

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

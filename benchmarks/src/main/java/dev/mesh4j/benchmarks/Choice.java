package dev.mesh4j.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the arguments ask for.
 *
 * @param names of the benchmarks
 * @param page that they are written to
 */
record Choice(List<String> names, Plan plan, Path page) {

    /** Shortens everything, and keeps the page of figures as it is. */
    static final String QUICK = "--quick";

    /**
     * @param arguments names, and perhaps {@link #QUICK}; no name means all
     * @throws IllegalArgumentException when one is neither
     */
    static Choice of(List<String> arguments, List<String> known) {
        List<String> names = new ArrayList<>(arguments);
        boolean quick = names.remove(QUICK);
        if (!known.containsAll(names)) {
            throw new IllegalArgumentException(names + " (expected: any of " + known + ", or none; and " + QUICK + ")");
        }
        return new Choice(
                known.stream()
                        .filter(name -> names.isEmpty() || names.contains(name))
                        .toList(),
                quick ? Plan.QUICK : Plan.FULL,
                Path.of(quick ? "benchmarks/target/benchmarks.md" : "docs/benchmarks.md"));
    }
}

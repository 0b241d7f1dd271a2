package dev.mesh4j.benchmarks;

import java.util.Collection;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The result of one benchmark method, run by JMH. */
record Jmh(RunResult result) {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** Runs the methods of a class. */
    static Collection<Jmh> run(Class<?> benchmarks, String... jvmArguments) {
        try {
            return new Runner(new OptionsBuilder()
                            .include(benchmarks.getName())
                            .addProfiler(GCProfiler.class)
                            .jvmArgsAppend(jvmArguments)
                            .build())
                    .run().stream().map(Jmh::new).toList();
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH did not run", e);
        }
    }

    String method() {
        String name = result.getParams().getBenchmark();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Of all iterations. */
    Medians scores() {
        return samples(iteration -> iteration.getPrimaryResult().getScore());
    }

    /** Of each iteration, when it sampled times. */
    Medians percentiles(double percent) {
        return samples(iteration -> iteration.getPrimaryResult().getStatistics().getPercentile(percent));
    }

    /** By all threads of the JVM, for one call. */
    Medians bytesAllocated() {
        return samples(iteration -> Objects.requireNonNull(
                        iteration.getSecondaryResults().get(ALLOCATED), ALLOCATED)
                .getScore());
    }

    private Medians samples(ToDoubleFunction<IterationResult> figure) {
        return new Medians(result.getBenchmarkResults().stream()
                .map(BenchmarkResult::getIterationResults)
                .flatMap(Collection::stream)
                .map(figure::applyAsDouble)
                .toList());
    }
}

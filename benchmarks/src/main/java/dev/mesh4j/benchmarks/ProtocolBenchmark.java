package dev.mesh4j.benchmarks;

import dev.mesh4j.server.mcp.ProtocolCalls;
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

/** The protocol layer alone, by JMH: what the two eras cost beside each other. */
final class ProtocolBenchmark {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    void addTo(Report report) {
        Collection<RunResult> results = run();
        report.heading("The protocol alone");
        report.line("One `tools/call` of 300 bytes: decoded, checked, dispatched to a tool that does nothing, and its"
                + " answer encoded; JMH, one thread, no network, medians of all iterations.");
        report.table("era", "calls/s", "bytes allocated for a call");
        for (RunResult result : results) {
            String method = result.getParams().getBenchmark();
            report.row(
                    method.substring(method.lastIndexOf('.') + 1),
                    samples(result, iteration -> iteration.getPrimaryResult().getScore()),
                    samples(result, ProtocolBenchmark::allocated));
        }
    }

    private static Collection<RunResult> run() {
        try {
            return new Runner(new OptionsBuilder()
                            .include(ProtocolCalls.class.getName())
                            .addProfiler(GCProfiler.class)
                            .build())
                    .run();
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH did not run", e);
        }
    }

    private static double allocated(IterationResult iteration) {
        return Objects.requireNonNull(iteration.getSecondaryResults().get(ALLOCATED), ALLOCATED)
                .getScore();
    }

    private static Medians samples(RunResult result, ToDoubleFunction<IterationResult> figure) {
        return new Medians(result.getBenchmarkResults().stream()
                .map(BenchmarkResult::getIterationResults)
                .flatMap(Collection::stream)
                .map(figure::applyAsDouble)
                .toList());
    }
}

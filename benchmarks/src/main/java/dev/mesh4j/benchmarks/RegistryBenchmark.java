package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.Wrk.Sample;
import dev.mesh4j.benchmarks.load.Outcome;
import dev.mesh4j.benchmarks.load.Work.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the registry bears. */
final class RegistryBenchmark implements Benchmark {

    private static final int CALLERS = 16;
    private static final int ROUNDS = 3;
    private static final int SECONDS = 3;

    private final Programs programs;
    private final Wrk wrk;
    private final Path folder;

    RegistryBenchmark(Programs programs, Wrk wrk, Path folder) {
        this.programs = programs;
        this.wrk = wrk;
        this.folder = folder;
    }

    @Override
    public void addTo(Report report) throws IOException, InterruptedException {
        try (LoadGenerator load = LoadGenerator.start()) {
            check(load, report);
            new RegistryPeerBenchmark(programs, load, folder).addTo(report);
            new RegistryScaleBenchmark(programs, load, folder).addTo(report);
        }
        resolver(report);
    }

    /** The generator of the load beside one that others trust. */
    private void check(LoadGenerator load, Report report) throws IOException, InterruptedException {
        try (RegistryUnderLoad registry = RegistryUnderLoad.ours(programs, folder.resolve("check.db"), load)) {
            registry.await("GET", "/livez", System.nanoTime(), 200);
            registry.closedLoop(Kind.LIVE, 0, 1, 0, CALLERS, SECONDS);
            report.heading("The generator of the registry's load");
            report.line("It makes what wrk cannot: HEAD, registrations that differ, and rates. On what both can,"
                    + " `GET /livez` of the registry by 16 callers, " + ROUNDS + " rounds of " + SECONDS
                    + " s in turn, they agree as far as this:");
            report.table("", "answers/s", "p99, ms");
            List<Outcome> ours = new ArrayList<>();
            List<Sample> theirs = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                ours.add(registry.closedLoop(Kind.LIVE, 0, 1, 0, CALLERS, SECONDS));
                theirs.add(wrk.get(CALLERS, SECONDS, registry.port(), "/livez"));
            }
            report.row("ours", of(ours, Outcome::perSecond), of(ours, Outcome::p99Millis));
            report.row("wrk", of(theirs, Sample::perSecond), of(theirs, Sample::p99Millis));
        }
    }

    private static void resolver(Report report) {
        report.heading("The resolver alone");
        report.line(
                "Over 1000 agents with 10 000 capabilities, of which ten offer what is wanted; JMH, one thread, medians"
                        + " of all iterations.");
        report.table("", "p50, ms", "p99, ms", "bytes allocated for a call");
        for (Jmh call : Jmh.run(ResolverCalls.class)) {
            report.row(call.method(), call.percentiles(50), call.percentiles(99), call.bytesAllocated());
        }
    }

    private static <S> Medians of(List<S> samples, ToDoubleFunction<S> figure) {
        return new Medians(samples.stream().map(figure::applyAsDouble).toList());
    }
}

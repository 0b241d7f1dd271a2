package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.FirstAnswer.Answered;
import dev.mesh4j.benchmarks.Wrk.Call;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/** How long contenders take to their first answer, how much memory they hold, and how long they take to stop. */
final class StartBenchmark implements Benchmark {

    private static final int CALLERS = 16;
    private static final double CACHED_MILLIS = 350;
    private static final double UNCACHED_MILLIS = 800;
    private static final double REST_MEGABYTES = 90;
    private static final double LOADED_MEGABYTES = 200;
    private static final double STOP_MILLIS = 300;

    private final List<Contender> contenders;
    private final Plan plan;
    private final Wrk wrk;

    /** One life of a contender. */
    private record Life(double startMillis, double restMegabytes, double loadedMegabytes, double stopMillis) {}

    StartBenchmark(Contenders contenders, Plan plan, Wrk wrk) {
        this.contenders = new ArrayList<>(contenders.all());
        this.contenders.add(1, contenders.oursWithoutCache());
        this.plan = plan;
        this.wrk = wrk;
    }

    @Override
    public void addTo(Report report) throws IOException, InterruptedException {
        report.line(
                "Medians of " + plan.rounds() + " rounds after one that does not count; in each every contender has its"
                        + " turn, alone and without a registry. Start: from the command to the first answer of its echo, with"
                        + " `initialize` before it where there is a session. At rest: " + plan.restSeconds()
                        + " s later. After load: at once after " + plan.calls() + " calls, or a few more, by " + CALLERS
                        + " callers, the first of its life. Resident memory is all of VmRSS, also what is shared with files.");
        report.contenders(contenders);
        List<List<Life>> lives = new ArrayList<>();
        contenders.forEach(contender -> lives.add(new ArrayList<>()));
        try (FirstAnswer client = new FirstAnswer()) {
            for (int round = -1; round < plan.rounds(); round++) {
                for (int i = 0; i < contenders.size(); i++) {
                    Life life = live(contenders.get(i), client);
                    if (round >= 0) {
                        lives.get(i).add(life);
                    }
                }
            }
        }
        table(lives, report);
        aims(lives, report);
    }

    private Life live(Contender contender, FirstAnswer client) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        try (Child process = contender.start(0)) {
            Answered answered = client.await(contender.era(), contender.port(0), Contender.tool(0), begun);
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(plan.restSeconds()));
            long rest = process.residentMegabytes();
            Call call = new Call(contender.era(), contender.port(0), answered.session(), Contender.tool(0), 0);
            for (long calls = 0; calls < plan.calls(); ) {
                calls += wrk.run(CALLERS, 1, call).calls();
            }
            long loaded = process.residentMegabytes();
            return new Life(answered.millis(), rest, loaded, process.stop());
        }
    }

    private void table(List<List<Life>> lives, Report report) {
        report.table("", "start, ms", "at rest, MB", "after load, MB", "SIGTERM to gone, ms");
        for (int i = 0; i < contenders.size(); i++) {
            List<Life> of = lives.get(i);
            report.row(
                    contenders.get(i).name(),
                    medians(of, Life::startMillis),
                    medians(of, Life::restMegabytes),
                    medians(of, Life::loadedMegabytes),
                    medians(of, Life::stopMillis));
        }
    }

    /** Ours are the first two, with the cache and without. */
    private void aims(List<List<Life>> lives, Report report) {
        Aims aims = new Aims();
        aims.below(CACHED_MILLIS, "start with the cache, ms", medians(lives.get(0), Life::startMillis));
        aims.below(UNCACHED_MILLIS, "start without it, ms", medians(lives.get(1), Life::startMillis));
        aims.below(REST_MEGABYTES, "resident at rest, MB", medians(lives.get(0), Life::restMegabytes));
        aims.below(LOADED_MEGABYTES, "resident after load, MB", medians(lives.get(0), Life::loadedMegabytes));
        aims.below(STOP_MILLIS, "SIGTERM to gone, ms", medians(lives.get(0), Life::stopMillis));
        aims.addTo(report);
    }

    private static Medians medians(List<Life> lives, ToDoubleFunction<Life> figure) {
        return new Medians(lives.stream().map(figure::applyAsDouble).toList());
    }
}

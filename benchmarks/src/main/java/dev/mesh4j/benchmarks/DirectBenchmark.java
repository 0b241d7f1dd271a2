package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.Contender.Role;
import dev.mesh4j.benchmarks.Field.Lane;
import dev.mesh4j.benchmarks.Field.Rounds;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A {@code tools/call} of the echo, ours beside all others. */
record DirectBenchmark(List<Contender> contenders, Plan plan, Wrk wrk) implements Benchmark {

    private static final int[] CALLERS = {1, 16, 64};
    private static final int[] KIB = {0, 1, 16};
    private static final int AIMED_CALLERS = 16;
    private static final double OF_BARE_AIM = 0.8;
    private static final double PEER_AIM = 1.2;

    @Override
    public void addTo(Report report) throws IOException, InterruptedException {
        report.line(
                "wrk → contender, all on this machine's cores. The text of 0, 1 or 16 KiB is in the argument and in the"
                        + " answer. " + plan.inWords()
                        + " CPU is that of the contender's processes for 1000 calls. Each answer is"
                        + " looked at.");
        report.contenders(contenders);
        try (Field field = Field.start(contenders, 0, plan, wrk)) {
            List<Lane> lanes =
                    field.running().stream().map(one -> new Lane(one, 0)).toList();
            for (int kib : KIB) {
                field.warmUp(lanes, AIMED_CALLERS, kib);
            }
            Aims aims = new Aims();
            for (int kib : KIB) {
                for (int callers : CALLERS) {
                    List<Rounds> measured = field.measure(lanes, callers, kib);
                    report.heading(kib + " KiB, callers: " + callers);
                    table(measured, report);
                    if (callers == AIMED_CALLERS) {
                        aim(measured, ", " + kib + " KiB, " + callers + " callers", aims);
                    }
                }
            }
            aims.addTo(report);
        }
    }

    private void table(List<Rounds> measured, Report report) {
        report.table("", "calls/s", "p50, ms", "p99, ms", "p99.9, ms", "CPU s", "ours ÷ it");
        for (int i = 0; i < measured.size(); i++) {
            report.row(
                    contenders.get(i).name(),
                    measured.get(i).perSecond(),
                    measured.get(i).p50Millis(),
                    measured.get(i).p99Millis(),
                    measured.get(i).p999Millis(),
                    measured.get(i).cpuSeconds(),
                    oursOver(measured.get(i), measured));
        }
    }

    private void aim(List<Rounds> measured, String where, Aims aims) {
        fastest(measured, contender -> contender.role() == Role.HANDLER)
                .map(bare -> oursOver(bare, measured))
                .ifPresent(ratio -> aims.atLeast(OF_BARE_AIM, "ours ÷ the bare Jetty handler" + where, ratio));
        fastest(measured, contender -> contender.role().isJavaPeer())
                .map(peer -> oursOver(peer, measured))
                .ifPresent(ratio -> aims.atLeast(PEER_AIM, "ours ÷ the fastest Java peer" + where, ratio));
    }

    private Optional<Rounds> fastest(List<Rounds> measured, Predicate<Contender> which) {
        return IntStream.range(0, measured.size())
                .filter(i -> which.test(contenders.get(i)))
                .mapToObj(measured::get)
                .max(Comparator.comparingDouble(rounds -> rounds.perSecond().median()));
    }

    private Medians oursOver(Rounds other, List<Rounds> measured) {
        int ours = contenders.stream().map(Contender::role).toList().indexOf(Role.OURS);
        return measured.get(ours).perSecond().dividedBy(other.perSecond());
    }
}

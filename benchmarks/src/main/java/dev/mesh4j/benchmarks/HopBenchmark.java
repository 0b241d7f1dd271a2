package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.Contender.Role;
import dev.mesh4j.benchmarks.Field.Lane;
import dev.mesh4j.benchmarks.Field.Rounds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Calls that go on through the clients of agents, ours beside those of the peers that have a client. */
final class HopBenchmark implements Benchmark {

    private static final int[] CALLERS = {1, 16, 64};
    private static final int[] HOPS = {0, 1, 2, 4};
    private static final int FARTHEST = 4;
    private static final int AIMED_CALLERS = 16;
    private static final double OF_DIRECT_AIM = 0.4;
    private static final double MESH_AIM = 5;
    private static final double P99_AIM = 5;

    private final List<Contender> contenders;
    private final Plan plan;
    private final Wrk wrk;

    HopBenchmark(Contenders contenders, Plan plan, Wrk wrk) {
        this.contenders = contenders.all().stream().filter(Contender::relays).toList();
        this.plan = plan;
        this.wrk = wrk;
    }

    @Override
    public void addTo(Report report) throws IOException, InterruptedException {
        report.line(
                "wrk → relay → … → echo; each relay asks the next with the client of its own, all are processes on this"
                        + " machine's cores. The text is empty. " + plan.inWords()
                        + " CPU is that of all the contender's processes for 1000 calls.");
        report.contenders(contenders);
        try (Field field = Field.start(contenders, FARTHEST, plan, wrk)) {
            List<Lane> lanes = new ArrayList<>();
            for (int hops : HOPS) {
                field.running().forEach(one -> lanes.add(new Lane(one, hops)));
            }
            field.warmUp(lanes, AIMED_CALLERS, 0);
            Aims aims = new Aims();
            for (int callers : CALLERS) {
                Connections before = Connections.to(contenders.getFirst().port(0));
                List<Rounds> measured = field.measure(lanes, callers, 0);
                report.heading("Callers: " + callers);
                table(measured, report);
                report.line("Connections that our first relay and wrk opened to our echo meanwhile: "
                        + Connections.to(contenders.getFirst().port(0)).openedSince(before) + ", wrk "
                        + callers * plan.rounds() + " of them.");
                if (callers == AIMED_CALLERS) {
                    aim(measured, aims);
                }
            }
            memory(field.running(), report);
            allocations(report);
            aims.addTo(report);
        }
    }

    private void table(List<Rounds> measured, Report report) {
        report.table("", "calls/s", "p50, ms", "p99, ms", "p99.9, ms", "CPU s", "÷ its direct", "ours ÷ it");
        for (int i = 0; i < measured.size(); i++) {
            int contender = i % contenders.size();
            int hops = HOPS[i / contenders.size()];
            Rounds rounds = measured.get(i);
            report.row(
                    contenders.get(contender).name() + (hops == 0 ? ", direct" : ", hops: " + hops),
                    rounds.perSecond(),
                    rounds.p50Millis(),
                    rounds.p99Millis(),
                    rounds.p999Millis(),
                    rounds.cpuSeconds(),
                    rounds.perSecond().dividedBy(measured.get(contender).perSecond()),
                    measured.get(i - contender).perSecond().dividedBy(rounds.perSecond()));
        }
    }

    /** Ours are the first of each distance. */
    private void aim(List<Rounds> measured, Aims aims) {
        String where = ", " + AIMED_CALLERS + " callers";
        Rounds hop = measured.get(contenders.size());
        aims.atLeast(
                OF_DIRECT_AIM,
                "one hop ÷ direct" + where,
                hop.perSecond().dividedBy(measured.getFirst().perSecond()));
        int mesh = contenders.stream().map(Contender::role).toList().indexOf(Role.MESH);
        if (mesh >= 0) {
            Medians ratio = hop.perSecond()
                    .dividedBy(measured.get(contenders.size() + mesh).perSecond());
            aims.atLeast(MESH_AIM, "one hop, ours ÷ the existing mesh's" + where, ratio);
        }
        aims.below(P99_AIM, "p99 of one hop" + where + ", ms", hop.p99Millis());
    }

    private void memory(List<Running> running, Report report) {
        report.heading("Resident memory after all of that, MB");
        report.table("", "echo", "relay 1", "relay 2", "relay 3", "relay 4");
        for (Running one : running) {
            report.row(
                    one.contender().name(),
                    one.residentMegabytes().stream().map(Medians::of).toArray(Medians[]::new));
        }
    }

    private void allocations(Report report) {
        report.heading("One call through an injected client");
        report.line(
                "Of our echo, by JMH: one thread, arguments, HTTP and result, medians of all iterations. The bytes are"
                        + " those of the caller's process.");
        report.table("", "calls/s", "bytes allocated for a call");
        String registry = "http://127.0.0.1:" + contenders.getFirst().registryPort();
        for (Jmh call : Jmh.run(InjectedCalls.class, "-D" + InjectedCalls.REGISTRY + "=" + registry)) {
            report.row(call.method(), call.scores(), call.bytesAllocated());
        }
    }
}

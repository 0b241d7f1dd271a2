package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.Wrk.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One hop of ours beside one of an existing mesh, whose agents do the same, in the same run and in turn. */
record PeerBenchmark(Wrk wrk, int ourEcho, int ourRelay) {

    private static final int ROUNDS = 5;
    private static final int ROUND_SECONDS = 4;
    private static final int WARM_UP_SECONDS = 60;
    private static final int CALLERS = 16;

    void addTo(Report report) throws IOException, InterruptedException {
        wrk.run(CALLERS, WARM_UP_SECONDS / 2, Peer.ECHO_PORT, Peer.ECHO_TOOL);
        wrk.run(CALLERS, WARM_UP_SECONDS, Peer.RELAY_PORT, Peer.RELAY_TOOL);
        List<Sample> direct = new ArrayList<>();
        List<Sample> hop = new ArrayList<>();
        List<Sample> theirDirect = new ArrayList<>();
        List<Sample> theirHop = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            direct.add(wrk.run(CALLERS, ROUND_SECONDS, ourEcho, "echo"));
            theirDirect.add(wrk.run(CALLERS, ROUND_SECONDS, Peer.ECHO_PORT, Peer.ECHO_TOOL));
            hop.add(wrk.run(CALLERS, ROUND_SECONDS, ourRelay, "relay"));
            theirHop.add(wrk.run(CALLERS, ROUND_SECONDS, Peer.RELAY_PORT, Peer.RELAY_TOOL));
        }
        report.heading("One hop beside an existing mesh's");
        report.line(
                "Ours and the Java agents of an existing mesh that do the same, on the same JVM flags, called by the"
                        + " same script in turn: " + CALLERS + " callers, medians of " + ROUNDS + " rounds of "
                        + ROUND_SECONDS
                        + " s, after a warm-up of " + WARM_UP_SECONDS + " s.");
        report.table("", "ours, calls/s", "p99, ms", "theirs, calls/s", "p99, ms", "ours ÷ theirs");
        row(report, "direct", direct, theirDirect);
        row(report, "hop", hop, theirHop);
    }

    private static void row(Report report, String name, List<Sample> ours, List<Sample> theirs) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ratios.add(ours.get(round).perSecond() / theirs.get(round).perSecond());
        }
        report.row(
                name,
                of(ours, Sample::perSecond),
                of(ours, Sample::p99Millis),
                of(theirs, Sample::perSecond),
                of(theirs, Sample::p99Millis),
                new Medians(ratios));
    }

    private static Medians of(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return new Medians(samples.stream().map(figure::applyAsDouble).toList());
    }
}

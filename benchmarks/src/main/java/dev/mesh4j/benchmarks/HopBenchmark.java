package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.Wrk.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** One hop of the mesh beside a direct call, in the same run and in turn. */
final class HopBenchmark {

    private static final int ROUNDS = 5;
    private static final int ROUND_SECONDS = 4;
    private static final int WARM_UP_SECONDS = 20;
    private static final int REGISTRY_PORT = 18_102;
    private static final int ECHO_PORT = 18_103;
    private static final int RELAY_PORT = 18_104;
    private static final String REGISTRY_URL = "http://127.0.0.1:" + REGISTRY_PORT;

    private final Programs programs;
    private final Wrk wrk;
    private final String database;

    HopBenchmark(Programs programs, Wrk wrk, String database) {
        this.programs = programs;
        this.wrk = wrk;
        this.database = database;
    }

    void addTo(Report report) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("MESH_REGISTRY_URL", REGISTRY_URL);
        try (Child registry = Child.start(
                        programs.command(
                                "registry", true, "--http-port", String.valueOf(REGISTRY_PORT), "--database", database),
                        environment);
                Child echo = Child.start(
                        programs.command("bench-echo", true, "--http-port", String.valueOf(ECHO_PORT)), environment);
                Child relay = Child.start(
                        programs.command("bench-relay", true, "--http-port", String.valueOf(RELAY_PORT)), environment);
                FirstAnswer client = new FirstAnswer()) {
            client.await(RELAY_PORT, "relay", "text", System.nanoTime());
            wrk.run(16, WARM_UP_SECONDS, ECHO_PORT, "echo");
            wrk.run(16, 2 * WARM_UP_SECONDS, RELAY_PORT, "relay");
            report.heading("One hop beside a direct call");
            report.line(
                    "A direct call is load → agent; a hop is load → agent → injected client → agent. Calls of 380 bytes,"
                            + " modern era, medians of " + ROUNDS + " rounds of " + ROUND_SECONDS
                            + " s in turn, after a warm-up. All processes and the load share the machine's cores.");
            report.table(
                    "callers",
                    "direct, calls/s",
                    "p99, ms",
                    "hop, calls/s",
                    "p99, ms",
                    "hop ÷ direct",
                    "connections the relay opened");
            for (int callers : new int[] {1, 16, 64}) {
                measure(callers, report);
            }
            report.line("After the load: echo " + echo.residentMegabytes() + " MB, relay " + relay.residentMegabytes()
                    + " MB resident; the registry " + (registry.isAlive() ? "took no part." : "died."));
            allocations(report);
            compare(client, report);
        }
    }

    private static void allocations(Report report) {
        report.heading("One call through an injected client");
        report.line(
                "Beside the hop's echo agent, by JMH: one thread, arguments, HTTP and result, medians of all iterations."
                        + " The bytes are those of the caller's process.");
        report.table("", "calls/s", "bytes allocated for a call");
        for (Jmh call : Jmh.run(InjectedCalls.class, "-D" + InjectedCalls.REGISTRY + "=" + REGISTRY_URL)) {
            report.row(call.method(), call.scores(), call.bytesAllocated());
        }
    }

    private void compare(FirstAnswer client, Report report) throws IOException, InterruptedException {
        if (!Peer.isThere()) {
            report.line("No existing mesh was there to compare with: it could not be fetched.");
            return;
        }
        List<String> jvm = programs.jvm("bench-relay");
        try (Peer peer = Peer.start(jvm, Path.of(database).getParent(), client)) {
            new PeerBenchmark(wrk, ECHO_PORT, RELAY_PORT).addTo(report);
        }
    }

    private void measure(int callers, Report report) throws IOException, InterruptedException {
        List<Sample> direct = new ArrayList<>();
        List<Sample> hop = new ArrayList<>();
        List<Double> opened = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            direct.add(wrk.run(callers, ROUND_SECONDS, ECHO_PORT, "echo"));
            Connections before = Connections.to(ECHO_PORT);
            hop.add(wrk.run(callers, ROUND_SECONDS, RELAY_PORT, "relay"));
            opened.add((double) Connections.to(ECHO_PORT).openedSince(before));
        }
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ratios.add(hop.get(round).perSecond() / direct.get(round).perSecond());
        }
        report.row(
                String.valueOf(callers),
                of(direct, Sample::perSecond),
                of(direct, Sample::p99Millis),
                of(hop, Sample::perSecond),
                of(hop, Sample::p99Millis),
                new Medians(ratios),
                new Medians(opened));
    }

    private static Medians of(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return new Medians(samples.stream().map(figure::applyAsDouble).toList());
    }
}

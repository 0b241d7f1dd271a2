package dev.mesh4j.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How long an agent takes to its first answer, how much memory it holds at rest, and how long it takes to stop. */
final class StartBenchmark {

    private static final int ROUNDS = 5;
    private static final long REST_SECONDS = 10;
    private static final int PORT = 18_101;

    private final Programs programs;

    StartBenchmark(Programs programs) {
        this.programs = programs;
    }

    void addTo(Report report) throws IOException, InterruptedException {
        report.heading("Starting, resting and stopping: the quickstart's greeter, alone");
        report.line("Medians of " + ROUNDS + " rounds; memory after " + REST_SECONDS + " s at rest.");
        report.table("", "to the first answer, ms", "resident, MB", "SIGTERM to gone, ms");
        measure("as meshctl starts it (with the class cache)", true, report);
        measure("the same without the cache", false, report);
    }

    private void measure(String name, boolean cached, Report report) throws IOException, InterruptedException {
        List<Double> start = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        List<Double> stop = new ArrayList<>();
        for (int round = -1; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            try (FirstAnswer client = new FirstAnswer();
                    Child agent = Child.start(
                            programs.command("greeter", cached, "--http-port", String.valueOf(PORT)),
                            Map.of("MESH_REGISTRY_URL", "http://127.0.0.1:9"))) {
                long answered = client.await(PORT, "greet", "name", begun);
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(REST_SECONDS));
                long megabytes = agent.residentMegabytes();
                long stopped = agent.stop();
                if (round >= 0) {
                    start.add((double) answered);
                    resident.add((double) megabytes);
                    stop.add((double) stopped);
                }
            }
        }
        report.row(name, new Medians(start), new Medians(resident), new Medians(stop));
    }
}

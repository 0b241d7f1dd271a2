package dev.mesh4j.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long meshctl takes, as a whole process, with a registry and two agents running. */
final class MeshctlBenchmark implements Benchmark {

    private static final int ROUNDS = 11;

    private final Path checkout;
    private final Map<String, String> environment;

    MeshctlBenchmark(Path checkout, Path folder) {
        this.checkout = checkout;
        this.environment = Map.of("MESH_STATE_DIR", folder.toString(), "MESH_REGISTRY_URL", "http://127.0.0.1:18105");
    }

    @Override
    public void addTo(Report report) throws IOException, InterruptedException {
        report.heading("meshctl");
        report.line("Wall time of the whole command, medians of " + ROUNDS + " runs, the quickstart running.");
        report.table("command", "ms");
        Child.run(checkout, environment, List.of("./meshctl", "start", "examples/quickstart", "--detach"));
        try {
            measure(List.of("./meshctl", "--help"), report);
            measure(List.of("./meshctl", "list"), report);
            measure(List.of("./meshctl", "call", "greeting", "{\"name\":\"Ada\"}"), report);
        } finally {
            Child.run(checkout, environment, List.of("./meshctl", "stop", "--registry"));
        }
    }

    private void measure(List<String> command, Report report) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int round = -1; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            Child.run(checkout, environment, command);
            if (round >= 0) {
                millis.add((System.nanoTime() - begun) / 1e6);
            }
        }
        report.row("`" + String.join(" ", command) + "`", new Medians(millis));
    }
}

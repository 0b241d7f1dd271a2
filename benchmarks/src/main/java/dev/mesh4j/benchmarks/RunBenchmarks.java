package dev.mesh4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the benchmarks named by the arguments, or all, and writes the page: {@code docs/benchmarks.md} when it ran all,
 * otherwise {@code benchmarks/target/benchmarks.md}.
 */
public final class RunBenchmarks {

    private static final List<String> NAMES = List.of("start", "protocol", "hop", "meshctl", "registry", "flat");

    private RunBenchmarks() {}

    /** @param args any of {@code start}, {@code protocol}, {@code hop}, {@code meshctl}, {@code registry} and {@code flat}; none means
     *     all */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> chosen = args.length == 0 ? NAMES : List.of(args);
        if (!NAMES.containsAll(chosen)) {
            System.err.println("benchmarks: " + chosen + " (expected: any of " + NAMES + ")");
            System.exit(2);
        }
        Path checkout = Path.of("").toAbsolutePath();
        Path folder = Files.createTempDirectory("mesh-benchmarks");
        Report report = new Report("benchmarks/run" + (args.length == 0 ? "" : " " + String.join(" ", args)));
        Programs programs = Programs.of(checkout, folder, "examples/quickstart", "benchmarks");
        if (chosen.contains("start")) {
            new StartBenchmark(programs).addTo(report);
        }
        if (chosen.contains("protocol")) {
            new ProtocolBenchmark().addTo(report);
        }
        Wrk wrk = new Wrk(checkout.resolve("benchmarks/src/main/lua/call.lua"));
        if (chosen.contains("hop")) {
            new HopBenchmark(programs, wrk, folder).addTo(report);
        }
        if (chosen.contains("meshctl")) {
            new MeshctlBenchmark(checkout, folder).addTo(report);
        }
        if (chosen.contains("registry")) {
            new RegistryBenchmark(programs, wrk, folder).addTo(report);
        }
        if (chosen.contains("flat")) {
            new FlatBenchmark(folder).addTo(report);
        }
        report.write(checkout.resolve(args.length == 0 ? "docs/benchmarks.md" : "benchmarks/target/benchmarks.md"));
    }
}

package dev.mesh4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs the benchmarks named by the arguments, or all, and puts what they measured into the page. */
public final class RunBenchmarks {

    private static final double NANOS_PER_MINUTE = 60e9;

    private RunBenchmarks() {}

    /** A benchmark and its place on the page. */
    private record Section(String name, String title, Benchmark benchmark) {

        void run(Page page) throws IOException, InterruptedException {
            long begun = System.nanoTime();
            Report report = new Report(title, "benchmarks/run " + name);
            benchmark.addTo(report);
            page.put(name, report.text((System.nanoTime() - begun) / NANOS_PER_MINUTE));
        }
    }

    /** @param args as {@link Choice} reads them */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> names = List.of("direct", "hop", "start", "protocol", "meshctl", "registry", "flat");
        try {
            Choice choice = Choice.of(List.of(args), names);
            Page page = new Page(choice.page().toAbsolutePath(), names);
            for (Section section : sections(choice.plan())) {
                if (choice.names().contains(section.name)) {
                    section.run(page);
                }
            }
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks: " + e.getMessage());
            System.exit(2);
        }
    }

    private static List<Section> sections(Plan plan) throws IOException, InterruptedException {
        Path checkout = Path.of("").toAbsolutePath();
        Path folder = Files.createTempDirectory("mesh-benchmarks");
        Programs programs = Programs.of(checkout, folder, "benchmarks");
        Contenders contenders = new Contenders(programs, folder);
        Wrk wrk = new Wrk(checkout.resolve("benchmarks/src/main/lua/call.lua"));
        return List.of(
                new Section("direct", "A direct call", new DirectBenchmark(contenders.all(), plan, wrk)),
                new Section("hop", "One, two and four hops", new HopBenchmark(contenders, plan, wrk)),
                new Section("start", "Starting, resting, working, stopping", new StartBenchmark(contenders, plan, wrk)),
                new Section("protocol", "The protocol alone", new ProtocolBenchmark()),
                new Section("meshctl", "meshctl", new MeshctlBenchmark(checkout, folder, contenders, plan, wrk)),
                new Section("registry", "The registry", new RegistryBenchmark(programs, wrk, folder)),
                new Section("flat", "More tools, more agents, more providers", new FlatBenchmark(folder)));
    }
}

package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.load.Outcome;
import dev.mesh4j.benchmarks.load.Work.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The registry with more and more agents. */
final class RegistryScaleBenchmark {

    private static final List<Integer> AGENTS = List.of(1_000, 10_000, 100_000);
    private static final int BEATS_PER_SECOND = 20_000;
    private static final int BEAT_CONNECTIONS = 256;
    private static final int BEAT_ROUNDS = 3;
    private static final double BEAT_SECONDS = 10;
    private static final int ROUNDS = 3;
    private static final double ROUND_SECONDS = 2;
    private static final double WARM_UP_SECONDS = 5;
    private static final int REGISTERING = 16;
    /** The agents that register again are as many whatever the scale. */
    private static final int POSTED = 500;

    private static final int COLD_STARTS = 3;

    private final Programs programs;
    private final LoadGenerator load;
    private final Path folder;
    private final List<RegistryAtScale> scales = new ArrayList<>();
    private Medians coldStart = new Medians(List.of());

    /** @param folder for what the registries keep */
    RegistryScaleBenchmark(Programs programs, LoadGenerator load, Path folder) {
        this.programs = programs;
        this.load = load;
        this.folder = folder;
    }

    void addTo(Report report) throws IOException, InterruptedException {
        for (int agents : AGENTS) {
            scales.add(measure(agents));
        }
        report.heading("The registry with more and more agents");
        report.line("Ten tools each; three of them are offered by ten agents, two depend on such ones, and each has"
                + " schemas of its own. SQLite; leases of an hour. Beats come " + BEATS_PER_SECOND + " a second over "
                + BEAT_CONNECTIONS + " connections whether or not they are answered, " + BEAT_ROUNDS + " rounds of "
                + BEAT_SECONDS + " s without a pause, and a latency begins when the beat was due; all else: medians of "
                + ROUNDS + " rounds of " + ROUND_SECONDS + " s. Heap: what registering added, after a collection;"
                + " resident: the most there was until the end of the load.");
        RegistryAtScale.tables(scales, report);
        report.table("aim", "measured", "");
        RegistryAtScale.aims(scales, coldStart, report);
    }

    private RegistryAtScale measure(int agents) throws IOException, InterruptedException {
        Path database = folder.resolve("scale-" + agents + ".db");
        try (RegistryUnderLoad registry = RegistryUnderLoad.ours(programs, database, load)) {
            registry.await("GET", "/health", System.nanoTime(), 200);
            double empty = registry.heapKilobytes();
            Outcome registered = registry.register(agents, REGISTERING);
            double heapPerAgent = (registry.heapKilobytes() - empty) / agents;
            RegistryAtScale scale = underLoad(agents, registered, heapPerAgent, registry);
            registry.process().stop();
            if (agents == AGENTS.getLast()) {
                coldStart = coldStart(database);
            }
            return scale;
        }
    }

    private static RegistryAtScale underLoad(
            int agents, Outcome registered, double heapPerAgent, RegistryUnderLoad registry) throws IOException {
        registry.closedLoop(Kind.BEAT, 0, agents, 0, 16, WARM_UP_SECONDS);
        registry.closedLoop(Kind.REGISTER, 0, POSTED, 0, 4, WARM_UP_SECONDS);
        registry.closedLoop(Kind.CHANGE, POSTED, POSTED, 1, 4, WARM_UP_SECONDS);
        registry.closedLoop(Kind.EXPLAIN, 0, agents, 0, 1, WARM_UP_SECONDS);
        Rounds due = Rounds.of(
                BEAT_ROUNDS, round -> registry.beats(agents, BEATS_PER_SECOND, BEAT_CONNECTIONS, BEAT_SECONDS));
        Rounds beats = Rounds.of(ROUNDS, round -> registry.closedLoop(Kind.BEAT, 0, agents, 0, 16, ROUND_SECONDS));
        List<Rounds> posts = new ArrayList<>();
        for (int callers : new int[] {4, 16}) {
            posts.add(Rounds.of(
                    ROUNDS, round -> registry.closedLoop(Kind.REGISTER, 0, POSTED, 0, callers, ROUND_SECONDS)));
            posts.add(Rounds.of(ROUNDS, round -> {
                int variant = 100 * callers + 10 * round;
                return registry.closedLoop(Kind.CHANGE, POSTED, POSTED, variant, callers, ROUND_SECONDS);
            }));
        }
        Rounds lookups = Rounds.of(ROUNDS, round -> registry.closedLoop(Kind.EXPLAIN, 0, agents, 0, 1, ROUND_SECONDS));
        return new RegistryAtScale(
                agents,
                registered.seconds(),
                heapPerAgent,
                registry.process().peakMegabytes(),
                due,
                beats,
                posts,
                lookups);
    }

    /** From the start of the process to its first answered beat. The file was used a moment ago, so the system has it in memory. */
    private Medians coldStart(Path database) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int round = 0; round < COLD_STARTS; round++) {
            long begun = System.nanoTime();
            try (RegistryUnderLoad registry = RegistryUnderLoad.ours(programs, database, load)) {
                millis.add(registry.await("HEAD", "/heartbeat/load-00000000", begun, 200, 202));
                registry.process().stop();
            }
        }
        return new Medians(millis);
    }
}

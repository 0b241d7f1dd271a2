package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.load.Work.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Our registry beside the one of an existing mesh, in the same run and in turn. */
final class RegistryPeerBenchmark {

    private static final int AGENTS = 1000;
    private static final int ROUNDS = 5;
    private static final double ROUND_SECONDS = 2;
    private static final double WARM_UP_SECONDS = 8;
    private static final int BEATING = 16;
    private static final int POSTING = 4;
    private static final double BEATS_AIM = 50;
    private static final double POSTS_AIM = 20;

    private final Programs programs;
    private final LoadGenerator load;
    private final Path folder;

    /** @param folder for what the registries keep */
    RegistryPeerBenchmark(Programs programs, LoadGenerator load, Path folder) {
        this.programs = programs;
        this.load = load;
        this.folder = folder;
    }

    void addTo(Report report) throws IOException {
        if (!McpMesh.isThere()) {
            report.line("No registry of an existing mesh was there to compare with: it could not be fetched.");
            return;
        }
        try (RegistryUnderLoad ours = RegistryUnderLoad.ours(programs, folder.resolve("ours.db"), load);
                RegistryUnderLoad theirs = RegistryUnderLoad.theirs(folder.resolve("theirs.db"), load)) {
            List<RegistryUnderLoad> both = List.of(ours, theirs);
            for (RegistryUnderLoad registry : both) {
                registry.await("GET", "/health", System.nanoTime(), 200);
                registry.register(AGENTS, POSTING);
                registry.closedLoop(Kind.BEAT, 0, AGENTS, 0, BEATING, WARM_UP_SECONDS);
                registry.closedLoop(Kind.REGISTER, 0, AGENTS / 2, 0, POSTING, WARM_UP_SECONDS);
                registry.closedLoop(Kind.CHANGE, AGENTS / 2, AGENTS / 2, 1, POSTING, WARM_UP_SECONDS);
            }
            measure(both, report);
        }
    }

    private void measure(List<RegistryUnderLoad> both, Report report) throws IOException {
        report.heading("The registry beside an existing mesh's");
        report.line(AGENTS + " agents of ten tools each, SQLite on the same disk, the same requests by the same"
                + " generator in turn, medians of " + ROUNDS + " rounds of " + ROUND_SECONDS + " s after a warm-up. A"
                + " registration that is new has other tags and another version than the one before.");
        report.table("", "ours, /s", "p99, ms", "theirs, /s", "p99, ms", "ours ÷ theirs");
        Medians beats = row("beats (HEAD), 16 callers", Kind.BEAT, 0, AGENTS, BEATING, both, report);
        Medians same =
                row("the same registration (POST), 4 callers", Kind.REGISTER, 0, AGENTS / 2, POSTING, both, report);
        Medians changed =
                row("a new registration (POST), 4 callers", Kind.CHANGE, AGENTS / 2, AGENTS / 2, POSTING, both, report);
        report.table("aim", "measured", "");
        report.aim("beats: ours ÷ theirs ≥ 50", beats, beats.median() >= BEATS_AIM);
        report.aim("the same registrations: ours ÷ theirs ≥ 20", same, same.median() >= POSTS_AIM);
        report.aim("new registrations: ours ÷ theirs ≥ 20", changed, changed.median() >= POSTS_AIM);
    }

    private static Medians row(
            String name, Kind kind, int first, int agents, int callers, List<RegistryUnderLoad> both, Report report)
            throws IOException {
        List<Rounds> rounds = new ArrayList<>(List.of(new Rounds(new ArrayList<>()), new Rounds(new ArrayList<>())));
        for (int round = 0; round < ROUNDS; round++) {
            int variant = kind == Kind.CHANGE ? 10 * (round + 1) : 0;
            for (int which = 0; which < both.size(); which++) {
                rounds.get(which)
                        .outcomes()
                        .add(both.get(which).closedLoop(kind, first, agents, variant, callers, ROUND_SECONDS));
            }
        }
        Medians ratios = rounds.get(0).perSecond().dividedBy(rounds.get(1).perSecond());
        report.row(
                name,
                rounds.get(0).perSecond(),
                rounds.get(0).p99Millis(),
                rounds.get(1).perSecond(),
                rounds.get(1).p99Millis(),
                ratios);
        return ratios;
    }
}

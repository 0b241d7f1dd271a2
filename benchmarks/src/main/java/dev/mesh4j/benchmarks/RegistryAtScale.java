package dev.mesh4j.benchmarks;

import java.util.List;

/**
 * What a registry with so many agents did.
 *
 * @param peakMegabytes resident
 * @param due beats at a rate
 * @param beats as many as 16 callers get answered
 * @param posts registrations by 4 callers, the same and new ones, and by 16
 */
record RegistryAtScale(
        int agents,
        double registerSeconds,
        double heapPerAgent,
        double peakMegabytes,
        Rounds due,
        Rounds beats,
        List<Rounds> posts,
        Rounds lookups) {

    private static final double BEAT_P99_MILLIS = 20;
    private static final double FLAT = 1.5;
    private static final double RESIDENT_MEGABYTES = 2048;
    private static final double COLD_START_MILLIS = 5000;
    private static final double LOOKUP_P99_MILLIS = 1;

    static void tables(List<RegistryAtScale> scales, Report report) {
        report.table("agents", "registered in, s", "heap, KB an agent", "resident, MB");
        for (RegistryAtScale scale : scales) {
            report.row(
                    scale.name(),
                    Medians.of(scale.registerSeconds),
                    Medians.of(scale.heapPerAgent),
                    Medians.of(scale.peakMegabytes));
        }
        report.table("agents", "beats at 20 000/s: p50, ms", "p99, ms", "max, ms", "beats/s, 16 callers", "p99, ms");
        for (RegistryAtScale scale : scales) {
            report.row(
                    scale.name(),
                    scale.due.p50Millis(),
                    scale.due.p99Millis(),
                    scale.due.maxMillis(),
                    scale.beats.perSecond(),
                    scale.beats.p99Millis());
        }
        report.table(
                "agents",
                "same POST/s, 4 callers",
                "new POST/s, 4 callers",
                "same POST/s, 16 callers",
                "new POST/s, 16 callers",
                "lookups/s, 1 caller",
                "p99, ms");
        for (RegistryAtScale scale : scales) {
            report.row(
                    scale.name(),
                    scale.posts.get(0).perSecond(),
                    scale.posts.get(1).perSecond(),
                    scale.posts.get(2).perSecond(),
                    scale.posts.get(3).perSecond(),
                    scale.lookups.perSecond(),
                    scale.lookups.p99Millis());
        }
    }

    /** @param scales from the least to the most agents */
    static void aims(List<RegistryAtScale> scales, Medians coldStart, Report report) {
        RegistryAtScale least = scales.getFirst();
        RegistryAtScale most = scales.getLast();
        String agents = " with " + most.name() + " agents";
        aim("p99 of 20 000 beats/s" + agents + " < 20 ms", most.due.p99Millis(), BEAT_P99_MILLIS, report);
        aim("resident" + agents + " < 2048 MB", Medians.of(most.peakMegabytes), RESIDENT_MEGABYTES, report);
        aim("start" + agents + " to the first beat < 5000 ms", coldStart, COLD_START_MILLIS, report);
        aim("p99 of a lookup among 10 000 capabilities < 1 ms", least.lookups.p99Millis(), LOOKUP_P99_MILLIS, report);
        String flat = ", " + most.name() + " agents ÷ " + least.name() + " ≤ 1.5";
        aim("heap an agent" + flat, Medians.of(most.heapPerAgent / least.heapPerAgent), FLAT, report);
        aim("p50 of 20 000 beats/s" + flat, ratio(most.due.p50Millis(), least.due.p50Millis()), FLAT, report);
        aim("p99 of 20 000 beats/s" + flat, ratio(most.due.p99Millis(), least.due.p99Millis()), FLAT, report);
    }

    private String name() {
        return String.valueOf(agents);
    }

    private static void aim(String name, Medians measured, double limit, Report report) {
        report.aim(name, measured, measured.median() <= limit);
    }

    private static Medians ratio(Medians one, Medians other) {
        return Medians.of(one.median() / other.median());
    }
}

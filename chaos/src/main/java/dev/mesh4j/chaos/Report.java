package dev.mesh4j.chaos;

import dev.mesh4j.chaos.call.Callers;
import dev.mesh4j.chaos.call.Tally;
import dev.mesh4j.chaos.fault.Kind;
import dev.mesh4j.chaos.process.Program;
import dev.mesh4j.chaos.site.Roll;
import dev.mesh4j.chaos.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of a run, and which promises were broken. */
public final class Report {

    private final List<String> lines = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    Report(
            Options options,
            Map<Kind, Integer> injected,
            List<Kind> kinds,
            Callers callers,
            Records records,
            Roll roll,
            Memory memory,
            Site site) {
        lines.add("seed %d, %d agents, %d s, store %s"
                .formatted(
                        options.seed(),
                        options.agents(),
                        options.time().toSeconds(),
                        options.sqlite() ? "SQLite" : "PostgreSQL"));
        faults(injected, kinds);
        calls(callers.tallies(), records);
        sessions(callers);
        registrations(roll);
        processes(site);
        memory.lines().forEach(line -> lines.add("memory  " + line));
        memory.grown().forEach(name -> broken.add("memory of " + name + " grew"));
    }

    private void faults(Map<Kind, Integer> injected, List<Kind> kinds) {
        lines.add("faults  "
                + kinds.stream()
                        .map(kind -> kind.word() + " " + injected.getOrDefault(kind, 0))
                        .collect(Collectors.joining(", ")));
        kinds.stream()
                .filter(kind -> injected.getOrDefault(kind, 0) == 0)
                .forEach(kind -> broken.add(kind.word() + ": never happened (expected: at least once)"));
    }

    private void calls(List<Tally> tallies, Records records) {
        lines.add("%-12s %8s %8s %8s %6s %8s %8s %8s  %s"
                .formatted(
                        "calls",
                        "made",
                        "at first",
                        "again",
                        "lost",
                        "doubled",
                        "refused",
                        "unknown",
                        "longest outage"));
        for (Tally tally : tallies) {
            List<String> doubled = tally.idempotent() ? List.of() : records.doubled(tally);
            add(tally, "" + tally.lost().size(), tally.idempotent() ? "-" : "" + doubled.size());
            tally.lost().forEach((id, why) -> broken.add(tally.capability() + " " + id + " lost: " + why));
            doubled.forEach(id -> broken.add(tally.capability() + " " + id + " executed more than once"));
            records.invented(tally)
                    .forEach(id -> broken.add(tally.capability() + " " + id + " answered, and not executed"));
            records.denied(tally).forEach(id -> broken.add(tally.capability() + " " + id + " refused, and executed"));
            if (tally.answered().isEmpty()) {
                broken.add(tally.capability() + ": no call was answered");
            }
        }
        lines.add("executed: " + records.executions());
    }

    private void sessions(Callers callers) {
        add(callers.visitors().tally(), "-", "-");
        callers.visitors().forgotten().forEach(what -> lines.add("session " + what));
    }

    private void add(Tally tally, String lost, String doubled) {
        int answered = tally.answered().size();
        lines.add("%-12s %8d %8d %8d %6s %8s %8d %8d  %d ms; tries that failed %s"
                .formatted(
                        tally.capability(),
                        tally.made(),
                        tally.first(),
                        Math.max(0, answered - tally.first()),
                        lost,
                        doubled,
                        tally.notExecuted().size(),
                        tally.unknownOutcomes(),
                        tally.outage().toMillis(),
                        tally.failures()));
    }

    private void registrations(Roll roll) {
        List<String> missing = roll.missing();
        List<String> forgotten = roll.forgotten();
        lines.add("registrations: %d acknowledged, %d forgotten, %d lost"
                .formatted(roll.acknowledged(), forgotten.size(), missing.size()));
        broken.addAll(missing);
        broken.addAll(forgotten);
    }

    private void processes(Site site) {
        for (Program each : site.programs()) {
            if (each.deaths() > 0) {
                lines.add(each.name() + " ended by itself " + each.deaths() + " times");
            }
        }
        site.agents().stream()
                .filter(agent -> agent.deaths() > 0)
                .forEach(agent -> broken.add(agent.name() + " ended by itself"));
    }

    /** To be printed. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Empty when all were kept. */
    public List<String> broken() {
        return List.copyOf(broken);
    }
}

package dev.mesh4j.chaos;

import dev.mesh4j.chaos.call.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the ledgers wrote down before they answered. */
final class Records {

    private final Map<String, Integer> executed = new HashMap<>();

    private Records() {}

    static Records read(Path folder) throws IOException {
        Records records = new Records();
        try (var files = Files.newDirectoryStream(folder, "record-*")) {
            for (Path file : files) {
                Files.readAllLines(file).forEach(line -> records.executed.merge(line, 1, Integer::sum));
            }
        }
        return records;
    }

    int executions() {
        return executed.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The calls of this kind that were executed more than once. */
    List<String> doubled(Tally tally) {
        return tally.ids().stream().filter(id -> times(tally, id) > 1).toList();
    }

    /** Those that were answered and not executed. */
    List<String> invented(Tally tally) {
        return tally.answered().stream().filter(id -> times(tally, id) == 0).toList();
    }

    /** Those that were executed though the caller was told that they were not. */
    List<String> denied(Tally tally) {
        return tally.notExecuted().stream().filter(id -> times(tally, id) > 0).toList();
    }

    private int times(Tally tally, String id) {
        return executed.getOrDefault((tally.idempotent() ? "again " : "once ") + id, 0);
    }
}

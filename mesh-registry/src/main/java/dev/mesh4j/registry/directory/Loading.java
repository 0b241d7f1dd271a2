package dev.mesh4j.registry.directory;

import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.store.StoredAgent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Takes the rows of a whole store over: they are read on all processors, some at a time. */
final class Loading {

    private static final int TOGETHER = 2_000;

    private final Members members;
    private final List<StoredAgent> rows = new ArrayList<>(TOGETHER);

    Loading(Members members) {
        this.members = members;
    }

    void take(StoredAgent row) {
        rows.add(row);
        if (rows.size() == TOGETHER) {
            finish();
        }
    }

    void finish() {
        List<Optional<Agent>> agents = rows.parallelStream().map(members::read).toList();
        IntStream.range(0, rows.size())
                .forEach(i -> agents.get(i).ifPresent(agent -> members.apply(rows.get(i), agent)));
        rows.clear();
    }
}

package dev.mesh4j.chaos.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** Sessions that count their visits; what was counted and answered may not be forgotten. */
public final class Visitors {

    private final ToIntFunction<String> visit;
    private final Tally tally = new Tally("visit", false);
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final List<String> forgotten = new ArrayList<>();

    Visitors(ToIntFunction<String> visit) {
        this.visit = visit;
    }

    int visitOnce(String session) {
        return visit.applyAsInt(session);
    }

    void visit(String session) {
        tally.begin(session + " at " + System.nanoTime());
        try {
            int count = visit.applyAsInt(session);
            tally.answered(session + "-" + count, true);
            Integer before = counts.put(session, count);
            if (before != null && count <= before) {
                forget(session + ": " + count + " after " + before);
            }
        } catch (RuntimeException e) {
            tally.failed(e);
            tally.unknown();
        }
    }

    private synchronized void forget(String what) {
        forgotten.add(what);
    }

    public Tally tally() {
        return tally;
    }

    /** Where a count went back. */
    public synchronized List<String> forgotten() {
        return List.copyOf(forgotten);
    }
}

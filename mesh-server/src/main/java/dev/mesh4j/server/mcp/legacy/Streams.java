package dev.mesh4j.server.mcp.legacy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The streams of one session: that of its GET, and one for each POST that is or lately was served. Thread-safe. */
final class Streams {

    /** Streams that have ended and may still be resumed. */
    private static final int MAX_ENDED = 16;

    private final boolean primed;
    private final ReplayBudget budget;
    private final EventStream standing;
    private final Map<Long, EventStream> replies = new LinkedHashMap<>();
    private long count;

    Streams(boolean primed, ReplayBudget budget) {
        this.primed = primed;
        this.budget = budget;
        this.standing = new EventStream(0, primed, budget);
    }

    /** What belongs to no request. */
    EventStream standing() {
        return standing;
    }

    synchronized EventStream open() {
        EventStream stream = new EventStream(++count, primed, budget);
        replies.put(stream.number(), stream);
        return stream;
    }

    synchronized @Nullable EventStream find(long number) {
        return number == 0 ? standing : replies.get(number);
    }

    synchronized void forget(EventStream stream) {
        replies.remove(stream.number());
        stream.forget();
    }

    /** Forgets the oldest of those that have ended, if there are many. */
    synchronized void trim() {
        var ended = replies.values().stream().filter(EventStream::isEnded).toList();
        ended.stream().limit(Math.max(0, ended.size() - MAX_ENDED)).forEach(this::forget);
    }

    synchronized void end() {
        standing.end();
        standing.forget();
        replies.values().forEach(EventStream::end);
        replies.values().forEach(EventStream::forget);
        replies.clear();
    }
}

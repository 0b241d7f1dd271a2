package dev.mesh4j.server.mcp.legacy;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The latest events of a stream, numbered from one on. The newest is always there. Guarded by its stream. */
final class EventLog {

    private static final int MAX_EVENTS = 256;
    private static final long MAX_BYTES = 1024 * 1024;

    /** @param message one line of JSON */
    record Event(long number, byte[] message) {}

    private final Deque<Event> events = new ArrayDeque<>();
    private final ReplayBudget budget;
    private long last;
    private long delivered;
    private long bytes;

    EventLog(ReplayBudget budget) {
        this.budget = budget;
    }

    void add(byte[] message) {
        events.add(new Event(++last, message));
        bytes += message.length;
        budget.spend(message.length);
        trim();
    }

    /** A number that no event has. */
    long skip() {
        return ++last;
    }

    @Nullable
    Event after(long number) {
        // what is asked for is nearly always near the end
        Event found = null;
        for (var newestFirst = events.descendingIterator(); newestFirst.hasNext(); ) {
            Event event = newestFirst.next();
            if (event.number() <= number) {
                break;
            }
            found = event;
        }
        return found;
    }

    /** The number of the last event that reached a client. */
    long delivered() {
        return delivered;
    }

    void delivered(long number) {
        delivered = Math.max(delivered, number);
        trim();
    }

    /** Whether events would be lost if more were added now. */
    boolean isFull() {
        Event first = events.peekFirst();
        return first != null && first.number() > delivered && (events.size() >= MAX_EVENTS || bytes >= MAX_BYTES);
    }

    /** Whether a message waits to be delivered already. */
    boolean hasWaiting(byte[] message) {
        return events.stream()
                .anyMatch(event -> event.number() > delivered && java.util.Arrays.equals(event.message(), message));
    }

    void clear() {
        events.clear();
        budget.free(bytes);
        bytes = 0;
    }

    private void trim() {
        while (events.size() > 1 && (isTooLarge() || isSpare())) {
            long size = events.removeFirst().message().length;
            bytes -= size;
            budget.free(size);
        }
    }

    private boolean isTooLarge() {
        return events.size() > MAX_EVENTS || bytes > MAX_BYTES;
    }

    private boolean isSpare() {
        return budget.isSpent() && events.getFirst().number() <= delivered;
    }
}

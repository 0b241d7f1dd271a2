package dev.mesh4j.server.state;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** State of this process alone, gone with it. What is over its time is dropped on access; no thread of its own. */
public final class MemoryState implements SharedState {

    /** Entries that fit; a task or a session is one. */
    public static final int ENTRIES = 100_000;

    /** Bytes of values that fit. */
    public static final long BYTES = 64L << 20;

    private final MemoryEntries entries;
    private final Listeners listeners = new Listeners();
    private final ConcurrentMap<String, StateGroup> groups = new ConcurrentHashMap<>();

    public MemoryState() {
        this(Clock.systemUTC(), ENTRIES, BYTES);
    }

    /**
     * @param clock when an entry's time is over
     * @param maxEntries beyond which a new one is a {@link SharedStateException}
     * @param maxBytes of values in UTF-8, likewise
     */
    public MemoryState(Clock clock, int maxEntries, long maxBytes) {
        this.entries = new MemoryEntries(clock, maxEntries, maxBytes);
    }

    @Override
    public StateGroup group(String name) {
        return groups.computeIfAbsent(Limits.name("group", name), known -> new MemoryGroup(known, entries, listeners));
    }

    MemoryEntries entries() {
        return entries;
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public String store() {
        return "memory";
    }

    @Override
    public void close() {
        listeners.clear();
        entries.close();
    }
}

package dev.mesh4j.server.state;

import dev.mesh4j.server.state.MemoryEntries.Slot;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A group of {@link MemoryState}. */
final class MemoryGroup implements StateGroup {

    private final String name;
    private final MemoryEntries entries;
    private final Listeners listeners;

    MemoryGroup(String name, MemoryEntries entries, Listeners listeners) {
        this.name = name;
        this.entries = entries;
        this.listeners = listeners;
    }

    @Override
    public Optional<Entry> get(String key) {
        return entries.get(slot(key));
    }

    @Override
    public Entry put(String key, String value, Duration timeToLive) {
        return entries.put(slot(key), value, timeToLive);
    }

    @Override
    public Write putIfAbsent(String key, String value, Duration timeToLive) {
        return entries.putIf(slot(key), value, timeToLive, current -> current == null);
    }

    @Override
    public Write compareAndSet(Entry expected, String value, Duration timeToLive) {
        return entries.putIf(slot(expected.key()), value, timeToLive, current -> isStill(expected, current));
    }

    @Override
    public void delete(String key) {
        entries.deleteIf(slot(key), current -> true);
    }

    @Override
    public boolean delete(Entry expected) {
        return entries.deleteIf(slot(expected.key()), current -> isStill(expected, current));
    }

    @Override
    public boolean touch(String key, Duration timeToLive) {
        return entries.touchIf(slot(key), timeToLive, current -> true);
    }

    @Override
    public boolean touch(Entry expected, Duration timeToLive) {
        return entries.touchIf(slot(expected.key()), timeToLive, current -> isStill(expected, current));
    }

    @Override
    public long nextEpoch(String key) {
        // no group's name has a colon
        return entries.nextEpoch(new Slot("epoch:" + name, Limits.key(key)));
    }

    @Override
    public void publish(String message) {
        entries.checkOpen();
        listeners.message(name, Limits.message(message));
    }

    @Override
    public Subscription subscribe(StateListener listener) {
        return listeners.add(name, listener);
    }

    private Slot slot(String key) {
        return new Slot(name, Limits.key(key));
    }

    private static boolean isStill(Entry expected, @Nullable Entry current) {
        return current != null && current.stamp().equals(expected.stamp());
    }
}

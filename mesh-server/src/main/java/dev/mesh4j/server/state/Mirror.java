package dev.mesh4j.server.state;

import dev.mesh4j.server.state.MemoryEntries.Kept;
import dev.mesh4j.server.state.MemoryEntries.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What this process wrote to a group last, in memory with Redis's own stamps, so that it can go on where Redis left off;
 * and what it changed there while Redis was away. Thread-safe.
 */
final class Mirror {

    /**
     * What a key was before it was changed in memory.
     *
     * @param entry as Redis held it
     * @param attempts values that were on their way to Redis when it went, and may have arrived
     */
    private record Before(Optional<Entry> entry, List<String> attempts) {

        Before and(String attempt) {
            List<String> more = new ArrayList<>(attempts);
            more.add(attempt);
            return new Before(entry, more);
        }
    }

    private final String group;
    private final StateGroup redis;
    private final MemoryEntries entries;
    private final ConcurrentMap<String, Before> changed = new ConcurrentHashMap<>();

    Mirror(String group, StateGroup redis, MemoryEntries entries) {
        this.group = group;
        this.redis = redis;
        this.entries = entries;
    }

    /** Redis holds this, and it came from here. */
    void wrote(Entry entry, Duration timeToLive) {
        if (!changed.containsKey(entry.key())) {
            entries.copy(slot(entry.key()), entry, timeToLive);
        }
    }

    /** Redis holds this, or nothing; what came from here is over if it is something else. */
    void found(String key, @Nullable Entry entry) {
        if (!changed.containsKey(key)) {
            entries.deleteIf(slot(key), own -> entry == null || !own.stamp().equals(entry.stamp()));
        }
    }

    void touched(String key, Duration timeToLive) {
        entries.touchIf(slot(key), timeToLive, own -> true);
    }

    boolean holds(String key) {
        return entries.get(slot(key)).isPresent();
    }

    /** To be said before a change in memory. */
    void changing(String key, @Nullable String attempt) {
        changed.computeIfAbsent(key, unchanged -> new Before(entries.get(slot(key)), List.of()));
        if (attempt != null) {
            changed.computeIfPresent(key, (same, before) -> before.and(attempt));
        }
    }

    /**
     * Takes every change to Redis, unless another process changed the same key there: then that one counts. Nothing may
     * change meanwhile.
     *
     * @return how many were dropped
     */
    int carryOver() {
        int dropped = 0;
        for (String key : List.copyOf(changed.keySet())) {
            Before before = changed.get(key);
            if (before != null && !carry(key, before)) {
                dropped++;
            }
            changed.remove(key);
        }
        return dropped;
    }

    /** Writes what Redis forgot, unless another process was faster. */
    void restore() {
        for (Kept kept : entries.kept(group)) {
            Entry own = kept.entry();
            if (!changed.containsKey(own.key())) {
                settle(own.key(), redis.putIfAbsent(own.key(), own.value(), kept.timeToLive()), kept.timeToLive());
            }
        }
    }

    int changes() {
        return changed.size();
    }

    private boolean carry(String key, Before before) {
        Optional<Kept> now = entries.kept(slot(key));
        if (now.isEmpty()) {
            before.entry().ifPresent(redis::delete);
            return true;
        }
        String value = now.get().entry().value();
        Duration rest = now.get().timeToLive();
        Write write = before.entry()
                .map(entry -> redis.compareAndSet(entry, value, rest))
                .orElseGet(Write.Gone::new);
        if (write instanceof Write.Gone) {
            write = redis.putIfAbsent(key, value, rest);
        }
        if (write instanceof Write.Taken taken
                && before.attempts().contains(taken.entry().value())) {
            write = redis.compareAndSet(taken.entry(), value, rest);
        }
        settle(key, write, rest);
        return write.written();
    }

    private void settle(String key, Write write, Duration timeToLive) {
        switch (write) {
            case Write.Written written -> entries.copy(slot(key), written.entry(), timeToLive);
            case Write.Taken taken ->
                entries.deleteIf(
                        slot(key), own -> !own.stamp().equals(taken.entry().stamp()));
            case Write.Gone gone -> entries.deleteIf(slot(key), own -> true);
        }
    }

    private Slot slot(String key) {
        return new Slot(group, Limits.key(key));
    }
}

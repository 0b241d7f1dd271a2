package dev.mesh4j.server.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The entries of all groups under one lock, bounded in number and bytes, swept when written to. */
final class MemoryEntries {

    record Slot(String group, String key) {}

    private record Held(Entry entry, int size, long expiresAt) {}

    /** An entry and the rest of its time. */
    record Kept(Entry entry, Duration timeToLive) {}

    private static final Duration EPOCH_TIME_TO_LIVE = Duration.ofDays(1);

    /** Looking at every entry is worth it this often, and this often when there is no room. */
    private static final long SWEEP_MILLIS = 30_000;

    private static final long FULL_SWEEP_MILLIS = 100;

    private final Clock clock;
    private final int maxEntries;
    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Slot, Held> all = new HashMap<>();
    private long bytes;
    private long writes;
    private long sweptAt;
    private boolean closed;

    MemoryEntries(Clock clock, int maxEntries, long maxBytes) {
        this.clock = clock;
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
    }

    Optional<Entry> get(Slot slot) {
        return locked(() -> Optional.ofNullable(live(slot)).map(Held::entry));
    }

    Entry put(Slot slot, String value, Duration timeToLive) {
        long millis = Limits.millis(timeToLive);
        int size = Limits.value(value);
        return locked(() -> store(slot, value, size, millis));
    }

    Write putIf(Slot slot, String value, Duration timeToLive, Predicate<@Nullable Entry> condition) {
        long millis = Limits.millis(timeToLive);
        int size = Limits.value(value);
        return locked(() -> {
            Held held = live(slot);
            if (condition.test(held == null ? null : held.entry())) {
                return new Write.Written(store(slot, value, size, millis));
            }
            return held == null ? new Write.Gone() : new Write.Taken(held.entry());
        });
    }

    boolean deleteIf(Slot slot, Predicate<Entry> condition) {
        return locked(() -> {
            Held held = live(slot);
            if (held == null || !condition.test(held.entry())) {
                return false;
            }
            drop(slot);
            return true;
        });
    }

    boolean touchIf(Slot slot, Duration timeToLive, Predicate<Entry> condition) {
        long millis = Limits.millis(timeToLive);
        return locked(() -> {
            Held held = live(slot);
            if (held == null || !condition.test(held.entry())) {
                return false;
            }
            all.put(slot, new Held(held.entry(), held.size(), clock.millis() + millis));
            return true;
        });
    }

    long nextEpoch(Slot slot) {
        return locked(() -> {
            Held held = live(slot);
            long last = held == null ? 0 : Long.parseLong(held.entry().value());
            long next = Math.max(last + 1, micros(clock.instant()));
            String value = Long.toString(next);
            store(slot, value, value.length(), EPOCH_TIME_TO_LIVE.toMillis());
            return next;
        });
    }

    /** Keeps what another store holds, as it is there; one that does not fit is left out. */
    void copy(Slot slot, Entry entry, Duration timeToLive) {
        long millis = Limits.millis(timeToLive);
        int size = Limits.value(entry.value());
        locked(() -> {
            drop(slot);
            if (!isFull(slot, size)) {
                keep(slot, entry, size, clock.millis() + millis);
            }
            return true;
        });
    }

    Optional<Kept> kept(Slot slot) {
        return locked(() -> Optional.ofNullable(live(slot)).map(this::kept));
    }

    /** Those of one group. */
    List<Kept> kept(String group) {
        return locked(() -> all.entrySet().stream()
                .filter(each -> each.getKey().group().equals(group))
                .map(Map.Entry::getValue)
                .filter(held -> held.expiresAt() > clock.millis())
                .map(this::kept)
                .toList());
    }

    private Kept kept(Held held) {
        return new Kept(held.entry(), Duration.ofMillis(Math.max(1, held.expiresAt() - clock.millis())));
    }

    void checkOpen() {
        locked(() -> true);
    }

    /** How many are held, those over their time included. */
    int size() {
        return locked(all::size);
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            all.clear();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            if (closed) {
                throw new SharedStateException("shared state: closed (expected: open)");
            }
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Held live(Slot slot) {
        Held held = all.get(slot);
        if (held != null && held.expiresAt() <= clock.millis()) {
            drop(slot);
            return null;
        }
        return held;
    }

    private Entry store(Slot slot, String value, int size, long millis) {
        long now = clock.millis();
        if (now - sweptAt >= SWEEP_MILLIS || (isFull(slot, size) && now - sweptAt >= FULL_SWEEP_MILLIS)) {
            sweep(now);
        }
        if (isFull(slot, size)) {
            throw new SharedStateException("shared state in memory: full, " + all.size() + " entries of " + bytes
                    + " bytes (expected: at most " + maxEntries + " of " + maxBytes
                    + "; shorter times to live, or Redis)");
        }
        Entry entry = new Entry(slot.key(), value, Long.toHexString(++writes));
        keep(slot, entry, size, now + millis);
        return entry;
    }

    private void keep(Slot slot, Entry entry, int size, long expiresAt) {
        drop(slot);
        all.put(slot, new Held(entry, size, expiresAt));
        bytes += size;
    }

    private boolean isFull(Slot slot, int size) {
        Held held = all.get(slot);
        int count = all.size() + (held == null ? 1 : 0);
        return count > maxEntries || bytes + size - (held == null ? 0 : held.size()) > maxBytes;
    }

    private void sweep(long now) {
        sweptAt = now;
        for (Iterator<Held> each = all.values().iterator(); each.hasNext(); ) {
            Held held = each.next();
            if (held.expiresAt() <= now) {
                each.remove();
                bytes -= held.size();
            }
        }
    }

    private void drop(Slot slot) {
        Held held = all.remove(slot);
        if (held != null) {
            bytes -= held.size();
        }
    }

    private static long micros(Instant instant) {
        return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + instant.getNano() / 1000;
    }
}

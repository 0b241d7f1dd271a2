package dev.mesh4j.registry.model;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Gives back an equal value that it has seen before, so that what repeats is in memory once. Bounded: it remembers one
 * value per slot, the newest. Thread-safe.
 */
public final class Interner<T> {

    private final AtomicReferenceArray<@Nullable T> seen;

    /** @param slots a power of two */
    public Interner(int slots) {
        if (Integer.bitCount(slots) != 1) {
            throw new IllegalArgumentException("slots: " + slots + " (expected: a power of two)");
        }
        this.seen = new AtomicReferenceArray<>(slots);
    }

    public T shared(T value) {
        int hash = value.hashCode();
        int slot = (hash ^ hash >>> 16) & (seen.length() - 1);
        T known = seen.get(slot);
        if (Objects.equals(known, value)) {
            return Objects.requireNonNull(known);
        }
        seen.set(slot, value);
        return value;
    }
}

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
        T known = peek(value);
        if (known == null) {
            seen.set(slot(value), value);
        }
        return known == null ? value : known;
    }

    /** An equal value that was shared before; {@code null} when none is remembered. */
    public @Nullable T peek(T value) {
        T known = seen.get(slot(value));
        return Objects.equals(known, value) ? known : null;
    }

    private int slot(T value) {
        int hash = value.hashCode();
        return (hash ^ hash >>> 16) & (seen.length() - 1);
    }
}

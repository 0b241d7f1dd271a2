package dev.mesh4j.server.state;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keys that belong together ({@code tasks}, {@code sessions}, {@code owners}), each with a value and a time to live, and
 * the messages about them. A key is 1 to 200 visible ASCII characters, a value up to 1 MiB of UTF-8, a message up to 8 KiB,
 * a time to live from 1 ms to 365 days; anything else is an {@link IllegalArgumentException}.
 *
 * <p>Every method but {@link #subscribe} throws {@link SharedStateException} when the store is away; whether a write that
 * threw took place is then unknown.
 */
public interface StateGroup {

    /** The entry, or empty when there is none or its time is over. */
    Optional<Entry> get(String key);

    /**
     * Writes whatever was there before. On return every replica reads it. After the store was away the first call may
     * meet a dead connection and throw; {@link #putIfAbsent} and {@link #compareAndSet} see through that by themselves.
     */
    Entry put(String key, String value, Duration timeToLive);

    /** Writes unless the key is taken: {@link Write.Written} for exactly one of many, {@link Write.Taken} for the rest. */
    Write putIfAbsent(String key, String value, Duration timeToLive);

    /**
     * Writes if the entry is still as it was read: else {@link Write.Taken} with what is there now, or {@link Write.Gone}.
     * An entry that was rewritten with an equal value is not as it was read.
     */
    Write compareAndSet(Entry expected, String value, Duration timeToLive);

    /**
     * Reads, changes and writes until no other writer came between.
     *
     * @param change the new value for the one given, or empty to leave it; may run many times
     * @return {@link Write.Taken} with what is there when {@code change} left it, {@link Write.Gone} without an entry
     */
    default Write update(String key, Duration timeToLive, Function<String, Optional<String>> change) {
        Optional<Entry> entry = get(key);
        while (entry.isPresent()) {
            Optional<String> value = change.apply(entry.get().value());
            if (value.isEmpty()) {
                return new Write.Taken(entry.get());
            }
            Write write = compareAndSet(entry.get(), value.get(), timeToLive);
            if (!(write instanceof Write.Taken taken)) {
                return write;
            }
            entry = Optional.of(taken.entry());
        }
        return new Write.Gone();
    }

    /** Afterwards there is no such entry. */
    void delete(String key);

    /** Deletes if the entry is still as it was read; false when it is not. */
    boolean delete(Entry expected);

    /** Starts the time to live anew; false when there is no such entry. */
    boolean touch(String key, Duration timeToLive);

    /** Starts the time to live anew if the entry is still as it was read (an owner renews what it owns); else false. */
    boolean touch(Entry expected, Duration timeToLive);

    /**
     * A fencing number for the key: above every one given before, to any replica. It follows the store's clock in
     * microseconds, so that it does not go back even where the store lost its memory.
     */
    long nextEpoch(String key);

    /**
     * Tells every subscriber of the group, in this process too. A message is a hint to read: one may be missed while the
     * store is away, and one may come twice when a connection breaks.
     */
    void publish(String message);

    /**
     * Hears the group's messages from now on. While the store is away the subscription waits for it and never throws;
     * {@link StateListener#missed()} says when it is back.
     */
    Subscription subscribe(StateListener listener);
}

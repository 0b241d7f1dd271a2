package dev.mesh4j.server.state;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * State that outlives a call: named groups of keys. What one replica writes, the others of the same prefix read when
 * {@link #isShared()}. Thread-safe. A store that is away is an exception; only {@link ResilientState} goes on without it,
 * and says so.
 */
public interface SharedState extends AutoCloseable {

    /**
     * The group of that name; the same one each time, without input or output.
     *
     * @param name 1 to 64 of {@code a-z A-Z 0-9 . _ -}
     */
    StateGroup group(String name);

    /** Whether other processes see what this one writes. */
    boolean isShared();

    /** The store in use now, for health and metrics: {@code redis}, {@code memory}, {@code memory (redis away)}. */
    String store();

    /** Ends the subscriptions and lets go of the store; the second time does nothing. */
    @Override
    void close();

    /**
     * Redis when there is an address, else memory. Connects on first use.
     *
     * @param redis {@code redis://[user:password@]host:port[/db]} or {@code rediss://…}; null for memory
     * @param prefix what separates this from other users of that Redis; as a group's name
     */
    static SharedState open(@Nullable URI redis, String prefix) {
        return redis == null ? new MemoryState() : new RedisState(RedisConfig.of(redis, prefix));
    }
}

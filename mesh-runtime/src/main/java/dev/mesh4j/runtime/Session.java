package dev.mesh4j.runtime;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@code stateful} tool keeps between the calls of one session; a parameter of this type is injected. Values are
 * JSON, shared by all stateful tools of the agent, and survive the instance when replicas share a Redis. One instance at a
 * time owns a session: once another has taken it over, every method here throws {@link SessionLostException}. Thread-safe.
 */
public interface Session {

    /** What the caller named the session, or was told when it named none. */
    String id();

    /**
     * The value of a key, or empty when it has none.
     *
     * @throws IllegalArgumentException when it is no {@code type}
     */
    <T> Optional<T> get(String key, Class<T> type);

    /** As {@link #get(String, Class)}. */
    <T> Optional<T> get(String key, TypeRef<T> type);

    /**
     * Gives a key a value. On return the instance that may have to take over reads it.
     *
     * @param key 1 to 100 characters
     * @throws IllegalArgumentException when all values together would be more than 256 KiB of JSON
     */
    void put(String key, Object value);

    /** Forgets the value of a key, if it has one. */
    void remove(String key);

    /** Those that have a value. */
    Set<String> keys();

    /** How long the session lives on after its last call, from now on; 1 s to 30 days. */
    void timeToLive(Duration time);

    /** Forgets the values; a later call of this id begins anew. */
    void end();
}

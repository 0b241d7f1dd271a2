package dev.mesh4j.oauth;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps tokens between flows. Thread-safe; what it keeps is secret and belongs encrypted, or in memory only. */
public interface TokenStore {

    Optional<Tokens> find(Key key);

    void put(Key key, Tokens tokens);

    void remove(Key key);

    /** What tokens are good for: an authorization server's client at one resource. */
    record Key(String issuer, String resource, String clientId) {}

    /** A store that forgets with its process. */
    static TokenStore inMemory() {
        Map<Key, Tokens> kept = new ConcurrentHashMap<>();
        return new TokenStore() {
            @Override
            public Optional<Tokens> find(Key key) {
                return Optional.ofNullable(kept.get(key));
            }

            @Override
            public void put(Key key, Tokens tokens) {
                kept.put(key, tokens);
            }

            @Override
            public void remove(Key key) {
                kept.remove(key);
            }
        };
    }
}

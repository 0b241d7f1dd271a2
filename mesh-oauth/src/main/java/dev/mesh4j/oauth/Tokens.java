package dev.mesh4j.oauth;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization server issued.
 *
 * @param scopes what was asked for, without {@code offline_access}; empty: the server's choice
 * @param granted what was granted, as far as the server said
 * @param expiresAt absent: unknown
 * @param keyThumbprint of the key that the token is bound to (DPoP); absent: a bearer token
 */
public record Tokens(
        String accessToken,
        @Nullable String refreshToken,
        Set<String> scopes,
        Set<String> granted,
        @Nullable Instant expiresAt,
        @Nullable String keyThumbprint) {

    public Tokens {
        scopes = Set.copyOf(scopes);
        granted = Set.copyOf(granted);
    }

    boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "Tokens[scopes=" + scopes + ", expiresAt=" + expiresAt + ", bound=" + (keyThumbprint != null) + "]";
    }
}

package dev.mesh4j.oauth;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What {@link OAuthBuilder} was told. */
record Settings(
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable SigningKey signingKey,
        @Nullable String issuer,
        @Nullable String clientDocument,
        String clientName,
        Set<String> scopes,
        boolean refreshTokens,
        boolean dpop,
        TokenStore store,
        Predicate<URI> permitted,
        Duration timeout,
        Duration userTimeout,
        Clock clock) {

    Settings {
        scopes = new LinkedHashSet<>(scopes);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Settings[clientId=" + clientId + ", issuer=" + issuer + "]";
    }
}

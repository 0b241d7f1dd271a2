package dev.mesh4j.oauth;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An enterprise's identity provider, which vouches for a signed-in user towards the authorization servers of others.
 *
 * @param tokenEndpoint where it exchanges tokens (RFC 8693)
 * @param clientId this client as the identity provider knows it
 * @param clientSecret absent: a public client
 * @param idToken gives the user's current ID token
 */
public record IdentityProvider(
        String tokenEndpoint, String clientId, @Nullable String clientSecret, Supplier<String> idToken) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "IdentityProvider[" + tokenEndpoint + ", " + clientId + "]";
    }
}

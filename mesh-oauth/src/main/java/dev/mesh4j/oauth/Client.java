package dev.mesh4j.oauth;

import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * This client as one authorization server knows it.
 *
 * @param issuer the only authorization server that may see it
 * @param method of {@code token_endpoint_auth_methods_supported}
 * @param expiresAt of the secret; absent: it does not expire
 */
record Client(
        String issuer,
        String id,
        @Nullable String secret,
        @Nullable SigningKey key,
        String method,
        @Nullable Instant expiresAt) {

    static final String BASIC = "client_secret_basic";
    static final String POST = "client_secret_post";
    static final String PRIVATE_KEY = "private_key_jwt";
    static final String NONE = "none";

    /** A client that was told its id, at a server that takes one of the ways it can authenticate. */
    static Client configured(AuthorizationServer server, String id, @Nullable String secret, @Nullable SigningKey key) {
        String method = key != null && server.takes(PRIVATE_KEY) ? PRIVATE_KEY : methodOf(server, secret);
        return new Client(server.issuer(), id, secret, key, method, null);
    }

    /** How to authenticate with a secret, or without one. */
    static String methodOf(AuthorizationServer server, @Nullable String secret) {
        if (secret == null) {
            return NONE;
        }
        return server.takes(BASIC) ? BASIC : server.takes(POST) ? POST : NONE;
    }

    /** Whether it only names itself. */
    boolean isPublic() {
        return switch (method) {
            case BASIC, POST -> secret == null;
            case PRIVATE_KEY -> key == null;
            default -> true;
        };
    }

    /** What one request authenticates with; absent for a public client. */
    @Nullable
    ClientAuthentication authentication() {
        if (method.equals(PRIVATE_KEY) && key != null) {
            return key.authentication(id, issuer);
        }
        if (secret == null) {
            return null;
        }
        return switch (method) {
            case BASIC -> new ClientSecretBasic(new ClientID(id), new Secret(secret));
            case POST -> new ClientSecretPost(new ClientID(id), new Secret(secret));
            default -> null;
        };
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Client[" + id + " at " + issuer + ", " + method + "]";
    }
}

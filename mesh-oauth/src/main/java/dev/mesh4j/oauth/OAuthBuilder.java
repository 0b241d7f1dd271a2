package dev.mesh4j.oauth;

import dev.mesh4j.protocol.client.Authorizer;
import dev.mesh4j.protocol.client.HttpTransport;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds an {@link Authorizer}. Without one of the grants below, the user is asked in the system's browser. */
public final class OAuthBuilder {

    private @Nullable String clientId;
    private @Nullable String clientSecret;
    private @Nullable SigningKey signingKey;
    private @Nullable String issuer;
    private @Nullable String clientDocument;
    private String clientName = "Mesh4J";
    private Set<String> scopes = Set.of();
    private boolean refreshTokens = true;
    private boolean dpop;
    private TokenStore store = TokenStore.inMemory();
    private Predicate<URI> permitted = any -> true;
    private Duration timeout = Duration.ofSeconds(10);
    private Duration userTimeout = Duration.ofMinutes(5);
    private Clock clock = Clock.systemUTC();
    private @Nullable HttpTransport http;
    private @Nullable Grant grant;

    OAuthBuilder() {}

    /** The id of a client that is registered at the authorization server. */
    public OAuthBuilder clientId(String id) {
        this.clientId = id;
        return this;
    }

    /** Its secret, sent by {@code client_secret_basic}, or {@code client_secret_post} where the server takes only that. */
    public OAuthBuilder clientSecret(String secret) {
        this.clientSecret = secret;
        return this;
    }

    /** Its key, for {@code private_key_jwt}: better than a secret. */
    public OAuthBuilder signingKey(SigningKey key) {
        this.signingKey = key;
        return this;
    }

    /**
     * The only authorization server that may see this client's credentials. Without it they belong to the first one that a
     * resource names: set it wherever the addresses of resources are not your own.
     */
    public OAuthBuilder issuer(String url) {
        this.issuer = url;
        return this;
    }

    /** The https address, with a path, of this client's metadata document: its id wherever such documents are read. */
    public OAuthBuilder clientDocument(String url) {
        URI uri = URI.create(url);
        if (!"https".equals(uri.getScheme()) || String.valueOf(uri.getPath()).length() < 2) {
            throw new OAuthException(
                    OAuthException.Code.CONFIGURATION, "clientDocument: " + url + " (expected: https with a path)");
        }
        this.clientDocument = url;
        return this;
    }

    /** What the user reads when this client registers itself; default {@code Mesh4J}. */
    public OAuthBuilder clientName(String name) {
        this.clientName = name;
        return this;
    }

    /** Scopes to ask for from the beginning; default: what the server challenges or supports. */
    public OAuthBuilder scopes(String... names) {
        this.scopes = Set.of(names);
        return this;
    }

    /** Never asks for {@code offline_access}: the user signs in again when a token expires. */
    public OAuthBuilder withoutRefreshTokens() {
        this.refreshTokens = false;
        return this;
    }

    /** Binds every token to a key of this process (DPoP); default: where the resource demands it. */
    public OAuthBuilder dpop() {
        this.dpop = true;
        return this;
    }

    /** Where tokens are kept; default: in memory. */
    public OAuthBuilder store(TokenStore tokens) {
        this.store = tokens;
        return this;
    }

    /** Which of the allowed addresses may be called, such as: none in a private range; default all. */
    public OAuthBuilder permit(Predicate<URI> addresses) {
        this.permitted = addresses;
        return this;
    }

    /** For each request to an authorization server; default 10 s. */
    public OAuthBuilder timeout(Duration each) {
        this.timeout = each;
        return this;
    }

    /** For the user to sign in; default 5 min. */
    public OAuthBuilder userTimeout(Duration wait) {
        this.userTimeout = wait;
        return this;
    }

    /** The connections to use; default: some of its own. */
    public OAuthBuilder http(HttpTransport transport) {
        this.http = transport;
        return this;
    }

    OAuthBuilder clock(Clock now) {
        this.clock = now;
        return this;
    }

    /** The user says yes in this user agent. */
    public OAuthBuilder userAgent(UserAgent agent) {
        return grant(new AuthorizationCodeGrant(agent));
    }

    /** The client acts for itself, by its secret or key (SEP-1046). */
    public OAuthBuilder clientCredentials() {
        return grant(new ClientCredentialsGrant());
    }

    /** The enterprise's identity provider vouches for the user (SEP-990). */
    public OAuthBuilder enterprise(IdentityProvider provider) {
        return grant(new EnterpriseGrant(provider));
    }

    /** The platform vouches for the workload (SEP-1933): its current token, such as a projected service account's. */
    public OAuthBuilder workloadIdentity(Supplier<String> token) {
        return grant(new WorkloadGrant(token));
    }

    private OAuthBuilder grant(Grant chosen) {
        this.grant = chosen;
        return this;
    }

    /**
     * @throws OAuthException when the grant needs a client, and none is configured
     */
    public Authorizer build() {
        boolean needsClient = grant instanceof ClientCredentialsGrant || grant instanceof EnterpriseGrant;
        if (needsClient && clientId == null && clientDocument == null) {
            throw new OAuthException(OAuthException.Code.CONFIGURATION, "no clientId (expected: one for this grant)");
        }
        Settings settings = new Settings(
                clientId,
                clientSecret,
                signingKey,
                issuer,
                clientDocument,
                clientName,
                scopes,
                refreshTokens,
                dpop,
                store,
                permitted,
                timeout,
                userTimeout,
                clock);
        return new OAuth(
                settings,
                http == null ? new HttpTransport() : http,
                grant == null ? new AuthorizationCodeGrant(new SystemBrowser()) : grant);
    }
}

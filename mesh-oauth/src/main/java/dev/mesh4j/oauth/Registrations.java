package dev.mesh4j.oauth;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.openid.connect.sdk.rp.ApplicationType;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientMetadata;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * As which client to come, by issuer: as the configured one, else by a client id metadata document, else by dynamic
 * registration (RFC 7591). What one authorization server gave or may see is never shown to another. Thread-safe.
 */
final class Registrations {

    private final Settings settings;
    private final Map<String, Registered> registered = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable String> bound;
    private final ReentrantLock registering = new ReentrantLock();

    /** What dynamic registration brought, and for which redirect. */
    private record Registered(Client client, String redirectUri) {}

    Registrations(Settings settings) {
        this.settings = settings;
        this.bound = new AtomicReference<>(settings.issuer());
    }

    /** The client that is known without asking the server; {@code null} when there is none. */
    @Nullable
    Client known(AuthorizationServer server) {
        String id = settings.clientId();
        if (id != null && isFor(server)) {
            return Client.configured(server, id, settings.clientSecret(), settings.signingKey());
        }
        String document = settings.clientDocument();
        if (document != null && server.readsClientDocuments()) {
            return Client.configured(server, document, null, settings.signingKey());
        }
        Registered dynamic = registered.get(server.issuer());
        return dynamic == null || expired(dynamic.client()) ? null : dynamic.client();
    }

    /** The known client, or one that registers itself for a redirect. */
    Client forRedirect(GuardedHttp http, AuthorizationServer server, String redirectUri) {
        registering.lock();
        try {
            Client known = known(server);
            Registered dynamic = registered.get(server.issuer());
            boolean fits = dynamic == null
                    || !dynamic.client().equals(known)
                    || dynamic.redirectUri().equals(redirectUri);
            if (known != null && fits) {
                return known;
            }
            Client client = register(http, server, redirectUri);
            registered.put(server.issuer(), new Registered(client, redirectUri));
            return client;
        } finally {
            registering.unlock();
        }
    }

    /** The server no longer knows a client. */
    void forget(Client client) {
        registered.computeIfPresent(
                client.issuer(), (issuer, dynamic) -> dynamic.client().equals(client) ? null : dynamic);
    }

    /** Without a configured issuer what was configured belongs to the first one that is met. */
    boolean isFor(AuthorizationServer server) {
        bound.compareAndSet(null, server.issuer());
        return server.issuer().equals(bound.get());
    }

    private boolean expired(Client client) {
        return client.expiresAt() != null && !settings.clock().instant().isBefore(client.expiresAt());
    }

    private Client register(GuardedHttp http, AuthorizationServer server, String redirectUri) {
        URI endpoint = server.registrationEndpoint();
        if (endpoint == null) {
            throw new OAuthException(OAuthException.Code.CONFIGURATION, noWay(server));
        }
        GuardedHttp.Reply reply = http.post(
                endpoint.toString(),
                Map.of("Content-Type", "application/json", "Accept", "application/json"),
                metadata(server, redirectUri).toJSONObject().toJSONString());
        JsonNode json = reply.json();
        String id = json.path("client_id").asString("");
        if (reply.status() / 100 != 2 || id.isEmpty()) {
            throw new OAuthException(
                    OAuthException.Code.DENIED,
                    server.issuer() + " registered no client: " + reply.status() + " "
                            + TokenReply.readable(json.path("error").asString("")));
        }
        String secret = json.path("client_secret").asString(null);
        String method = json.path("token_endpoint_auth_method").asString(Client.methodOf(server, secret));
        long expires = json.path("client_secret_expires_at").asLong(0);
        return new Client(
                server.issuer(), id, secret, null, method, expires <= 0 ? null : Instant.ofEpochSecond(expires));
    }

    private OIDCClientMetadata metadata(AuthorizationServer server, String redirectUri) {
        OIDCClientMetadata metadata = new OIDCClientMetadata();
        metadata.setName(settings.clientName());
        metadata.setApplicationType(ApplicationType.NATIVE);
        metadata.setRedirectionURI(URI.create(redirectUri));
        metadata.setResponseTypes(Set.of(ResponseType.CODE));
        metadata.setGrantTypes(
                settings.refreshTokens()
                        ? Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN)
                        : Set.of(GrantType.AUTHORIZATION_CODE));
        String method = server.takes(Client.NONE) ? Client.NONE : Client.methodOf(server, "");
        metadata.setTokenEndpointAuthMethod(ClientAuthenticationMethod.parse(method));
        return metadata;
    }

    private String noWay(AuthorizationServer server) {
        String other = settings.clientId() == null ? "" : "; the configured client belongs to " + bound.get();
        return server.issuer() + " does not know this client and registers none" + other + " (expected: clientId and "
                + "issuer of a client registered there"
                + (server.readsClientDocuments() ? ", or clientDocument)" : ")");
    }
}

package dev.mesh4j.oauth;

import dev.mesh4j.protocol.client.Authorizer;
import dev.mesh4j.protocol.client.HttpTransport;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Authorization as MCP wants it of a client (2026-07-28, and 2025-03-26 where a server publishes no metadata). One object
 * serves any number of MCP servers; each gets tokens of its own. Thread-safe.
 *
 * <pre>{@code
 * Authorizer user = OAuth.builder().clientDocument("https://my.app/client.json").build();         // in a browser
 * Authorizer agent = OAuth.builder().clientId("agent").clientSecret(secret).clientCredentials().build();
 * }</pre>
 *
 * <p>A request is sent and, after a refusal, sent again by the same thread: that is how a flow of another thread is told
 * from a new refusal, and how flows for one request are counted.
 */
public final class OAuth implements Authorizer {

    private final Settings settings;
    private final HttpTransport http;
    private final Grant grant;
    private final DpopKey dpop;
    private final Registrations registrations;
    private final Map<String, ResourceSession> sessions = new ConcurrentHashMap<>();

    OAuth(Settings settings, HttpTransport http, Grant grant) {
        this.settings = settings;
        this.http = http;
        this.grant = grant;
        this.dpop = new DpopKey(settings.clock());
        this.registrations = new Registrations(settings);
    }

    public static OAuthBuilder builder() {
        return new OAuthBuilder();
    }

    @Override
    public Map<String, String> headers(String method, String url) {
        return session(url).headers(method, url);
    }

    /**
     * {@inheritDoc}
     *
     * @return false as well when the server still refuses after three flows, or asks for scopes that were asked for
     * @throws OAuthException when there is no token to be had; its message says why, and what to configure
     */
    @Override
    public boolean answer(Challenge challenge) {
        return session(challenge.url()).answer(challenge);
    }

    private ResourceSession session(String url) {
        return sessions.computeIfAbsent(canonical(url), this::open);
    }

    private ResourceSession open(String url) {
        AddressRule rule = AddressRule.of(url, settings.permitted());
        GuardedHttp guarded = new GuardedHttp(http, rule, settings.timeout());
        FlowStarter starter = new FlowStarter(settings, guarded, registrations, grant, dpop, url);
        long wait =
                settings.userTimeout().plus(settings.timeout().multipliedBy(8)).toMillis();
        return new ResourceSession(starter, dpop, wait);
    }

    /** Without query and fragment: what a resource is identified by. */
    private static String canonical(String url) {
        URI uri = URI.create(url);
        return ResourceDiscovery.origin(uri) + (uri.getRawPath() == null ? "" : uri.getRawPath());
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "OAuth[" + settings + "]";
    }
}

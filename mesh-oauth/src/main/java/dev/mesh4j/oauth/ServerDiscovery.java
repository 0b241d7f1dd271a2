package dev.mesh4j.oauth;

import com.nimbusds.oauth2.sdk.ParseException;
import java.net.URI;
import java.util.List;

/** Finds an authorization server's metadata, in the order that MCP prescribes. */
final class ServerDiscovery {

    private static final String OAUTH = "/.well-known/oauth-authorization-server";
    private static final String OPENID = "/.well-known/openid-configuration";

    private ServerDiscovery() {}

    /**
     * @param published whether the resource named this issuer; else it is the resource's own origin (MCP 2025-03-26)
     * @throws OAuthException when there is no metadata, or it is another issuer's
     */
    static AuthorizationServer find(GuardedHttp http, String issuer, boolean published) {
        for (String place : places(http.rule().check(issuer))) {
            GuardedHttp.Reply reply = http.get(place);
            if (reply.found()) {
                return read(place, issuer, published, reply);
            }
            if (reply.status() >= 500) {
                throw unusable(place + " answered " + reply.status() + " (expected: metadata)");
            }
        }
        if (published) {
            throw unusable(issuer + " publishes no metadata (expected: RFC 8414 or OpenID Connect discovery)");
        }
        return AuthorizationServer.atDefaults(issuer);
    }

    static List<String> places(URI issuer) {
        String origin = ResourceDiscovery.origin(issuer);
        String path = String.valueOf(issuer.getRawPath()).replaceAll("/+$", "");
        return path.isEmpty()
                ? List.of(origin + OAUTH, origin + OPENID)
                : List.of(origin + OAUTH + path, origin + OPENID + path, origin + path + OPENID);
    }

    private static AuthorizationServer read(String place, String issuer, boolean published, GuardedHttp.Reply reply) {
        AuthorizationServer server;
        try {
            server = AuthorizationServer.parse(reply.text());
        } catch (ParseException e) {
            throw unusable(place + " is no metadata of an authorization server: "
                    + TokenReply.readable(String.valueOf(e.getMessage())));
        }
        boolean same = server.issuer().equals(issuer);
        if (!same && (published || !server.issuer().equals(issuer + "/"))) {
            throw unusable(place + " is of the issuer " + TokenReply.readable(server.issuer()) + " (expected: " + issuer
                    + ")");
        }
        return server;
    }

    private static OAuthException unusable(String what) {
        return new OAuthException(OAuthException.Code.DISCOVERY, what);
    }
}

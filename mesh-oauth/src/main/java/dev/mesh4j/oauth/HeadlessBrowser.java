package dev.mesh4j.oauth;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Follows the redirects itself: for tests, and for authorization servers that ask no user. Thread-safe. */
public final class HeadlessBrowser implements UserAgent {

    private static final int MAX_HOPS = 5;

    private final HttpTransport http;
    private final String redirectUri;

    /**
     * @param redirectUri never called, only recognised
     */
    public HeadlessBrowser(HttpTransport http, String redirectUri) {
        this.http = http;
        this.redirectUri = redirectUri;
    }

    @Override
    public Visit open() {
        return new Visit() {
            @Override
            public String redirectUri() {
                return redirectUri;
            }

            @Override
            public String await(URI authorization, Duration timeout) {
                return follow(authorization, timeout);
            }

            @Override
            public void close() {}
        };
    }

    private String follow(URI authorization, Duration timeout) {
        AddressRule rule = AddressRule.of(authorization.toString(), any -> true);
        URI at = authorization;
        for (int hop = 0; hop < MAX_HOPS; hop++) {
            String location = location(rule.check(at.toString()), timeout)
                    .orElseThrow(() ->
                            stuck("the authorization server did not redirect (expected: to " + redirectUri + ")"));
            if (location.startsWith(redirectUri + "?")) {
                return String.valueOf(URI.create(location).getRawQuery());
            }
            at = at.resolve(location);
        }
        throw stuck("the authorization server redirects in circles (expected: to " + redirectUri + ")");
    }

    private Optional<String> location(URI at, Duration timeout) {
        try {
            return http.exchange(
                    new HttpCall("GET", at.toString(), Map.of(), null, timeout),
                    reply -> Optional.ofNullable(reply.header("Location")));
        } catch (CallException e) {
            // its message would quote the address, and that the request's state
            throw stuck(ResourceDiscovery.origin(at) + " did not answer (expected: a redirect)");
        }
    }

    private static OAuthException stuck(String what) {
        return new OAuthException(OAuthException.Code.UNREACHABLE, what);
    }
}

package dev.mesh4j.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Which addresses one flow may call: https, and plain http on loopback where the protected resource is on loopback too, so
 * that no remote server makes this client call its own machine.
 */
record AddressRule(boolean loopbackAllowed, Predicate<URI> permitted) {

    static AddressRule of(String resourceUrl, Predicate<URI> permitted) {
        URI resource = parse(resourceUrl);
        return new AddressRule(isLoopback(resource), permitted);
    }

    /**
     * The address, when it may be called.
     *
     * @throws OAuthException when it may not
     */
    URI check(String url) {
        URI uri = parse(url);
        boolean allowed = isLoopback(uri) ? loopbackAllowed : "https".equalsIgnoreCase(uri.getScheme());
        if (!allowed || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new OAuthException(
                    OAuthException.Code.ADDRESS,
                    TokenReply.readable(url)
                            + " is not called (expected: https, or loopback beside a loopback resource)");
        }
        if (!permitted.test(uri)) {
            throw new OAuthException(
                    OAuthException.Code.ADDRESS,
                    TokenReply.readable(url) + " is not called (expected: a permitted address)");
        }
        return uri;
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new OAuthException(
                    OAuthException.Code.ADDRESS, "an address that is none (expected: an absolute URL)");
        }
    }

    static boolean isLoopback(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https"))
                && (host.equals("localhost")
                        || host.endsWith(".localhost")
                        || host.equals("[::1]")
                        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}"));
    }
}

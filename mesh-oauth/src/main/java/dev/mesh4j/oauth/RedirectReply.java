package dev.mesh4j.oauth;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an authorization server's redirect carries; its values are secret until they were checked. */
record RedirectReply(Map<String, String> parameters) {

    /**
     * @throws OAuthException when a parameter comes twice
     */
    static RedirectReply parse(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> each :
                URLUtils.parseParameters(query).entrySet()) {
            if (each.getValue().size() != 1) {
                throw tampered("a parameter of the redirect comes twice (expected: once)");
            }
            parameters.put(each.getKey(), each.getValue().getFirst());
        }
        return new RedirectReply(parameters);
    }

    /**
     * The code, when the redirect is this server's (RFC 9207) and answers this request. An error counts only then, too.
     *
     * @throws OAuthException when it is not, or is an error
     */
    String code(AuthorizationServer server, String state) {
        checkIssuer(server);
        if (!same(parameters.get("state"), state)) {
            throw tampered("the redirect has another state (expected: the request's)");
        }
        String error = parameters.get("error");
        if (error != null) {
            String description = parameters.getOrDefault("error_description", "");
            throw new TokenReply.Refused(TokenReply.readable(error), TokenReply.readable(description))
                    .asException(server.issuer());
        }
        String code = parameters.get("code");
        if (code == null || code.isEmpty()) {
            throw tampered("the redirect has no code (expected: one)");
        }
        return code;
    }

    /** Compared as it stands: a slash more is another issuer. */
    private void checkIssuer(AuthorizationServer server) {
        String issuer = parameters.get("iss");
        if (issuer == null && server.sendsIssuer()) {
            throw tampered("the redirect names no iss (expected: " + server.issuer() + ")");
        }
        if (issuer != null && !issuer.equals(server.issuer())) {
            throw tampered("the redirect names another iss (expected: " + server.issuer() + ")");
        }
    }

    private static boolean same(@Nullable String found, String expected) {
        return found != null
                && MessageDigest.isEqual(
                        found.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static OAuthException tampered(String what) {
        return new OAuthException(OAuthException.Code.TAMPERED, what);
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "RedirectReply" + parameters.keySet();
    }
}

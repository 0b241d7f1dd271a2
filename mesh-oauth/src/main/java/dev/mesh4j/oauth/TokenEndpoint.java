package dev.mesh4j.oauth;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks for tokens.
 *
 * @param dpop the key to bind them to; absent: bearer tokens
 */
record TokenEndpoint(
        GuardedHttp http, URI address, @Nullable DpopKey dpop, java.time.Clock clock) {

    /**
     * One request, repeated once with the nonce that a server wants in a proof.
     *
     * @param authentication makes what a request authenticates with; it gives none for a public client
     */
    TokenReply request(Map<String, String> parameters, Supplier<@Nullable ClientAuthentication> authentication) {
        TokenReply reply = send(parameters, authentication.get());
        if (dpop != null
                && reply instanceof TokenReply.Refused refused
                && refused.error().equals("use_dpop_nonce")) {
            return send(parameters, authentication.get());
        }
        return reply;
    }

    private TokenReply send(Map<String, String> parameters, @Nullable ClientAuthentication authentication) {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, address);
        request.setEntityContentType(ContentType.APPLICATION_URLENCODED);
        Map<String, List<String>> form = new LinkedHashMap<>();
        parameters.forEach((name, value) -> form.put(name, List.of(value)));
        request.setBody(URLUtils.serializeParameters(form));
        if (authentication != null) {
            authentication.applyTo(request);
        }
        GuardedHttp.Reply reply = http.post(address.toString(), headers(request), String.valueOf(request.getBody()));
        if (dpop != null) {
            dpop.remember(address.toString(), reply.dpopNonce());
        }
        return TokenReply.read(reply, clock.instant());
    }

    private Map<String, String> headers(HTTPRequest request) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        headers.put("Accept", "application/json");
        if (request.getAuthorization() != null) {
            headers.put("Authorization", request.getAuthorization());
        }
        if (dpop != null) {
            headers.put("DPoP", dpop.proof("POST", address.toString(), null));
        }
        return headers;
    }
}

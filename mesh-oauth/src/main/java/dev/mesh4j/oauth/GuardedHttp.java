package dev.mesh4j.oauth;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpTransport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Requests to the addresses that a rule allows: no redirect is followed, and every answer is bounded in size and time. */
record GuardedHttp(HttpTransport http, AddressRule rule, Duration timeout) {

    private static final int MAX_BYTES = 512 * 1024;

    /** An answer; its text may hold secrets. */
    record Reply(
            int status,
            String text,
            @Nullable String location,
            @Nullable String dpopNonce) {

        boolean found() {
            return status == 200;
        }

        /** The body, missing when it is no JSON object. */
        JsonNode json() {
            try {
                JsonNode json = Json.mapper().readTree(text);
                return json != null && json.isObject() ? json : MissingNode.getInstance();
            } catch (JacksonException e) {
                return MissingNode.getInstance();
            }
        }

        @Override
        public String toString() {
            return "Reply[" + status + "]";
        }
    }

    Reply get(String url) {
        return send("GET", url, Map.of("Accept", "application/json"), null);
    }

    Reply post(String url, Map<String, String> headers, String body) {
        return send("POST", url, headers, body);
    }

    /**
     * One exchange.
     *
     * @throws OAuthException when the address may not be called, or nothing came back
     */
    private Reply send(String method, String url, Map<String, String> headers, @Nullable String body) {
        rule.check(url);
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        try {
            return http.exchange(
                    new HttpCall(method, url, headers, bytes, timeout),
                    reply -> new Reply(
                            reply.status(),
                            new String(reply.bytes(MAX_BYTES), StandardCharsets.UTF_8),
                            reply.header("Location"),
                            reply.header("DPoP-Nonce")));
        } catch (CallException e) {
            throw new OAuthException(OAuthException.Code.UNREACHABLE, String.valueOf(e.getMessage()), e);
        }
    }
}

package dev.mesh4j.oauth;

import dev.mesh4j.oauth.Loopback.Ask;
import dev.mesh4j.oauth.Loopback.Reply;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.Authorizer;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpTransport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** An MCP server's door at {@code /mcp}, and a caller that knocks as an MCP client does. */
final class Resource implements AutoCloseable {

    static final String METADATA = "/.well-known/oauth-protected-resource/mcp";

    final Loopback http = new Loopback();
    final HttpTransport transport = new HttpTransport();
    final Map<String, Object> metadata = new LinkedHashMap<>();

    /** Extra parameters of the challenge, such as {@code , scope="a"}. */
    volatile String challenge = "";

    volatile Predicate<String> accepts;

    Resource(AuthServer server) {
        accepts = server.tokens::contains;
        metadata.put("resource", url());
        metadata.put("authorization_servers", List.of(server.issuer));
        http.on(METADATA, ask -> Reply.json(Json.mapper().writeValueAsString(metadata)));
        http.on("/mcp", this::answer);
    }

    String url() {
        return http.url() + "/mcp";
    }

    OAuthBuilder oauth() {
        return OAuth.builder().http(transport).userAgent(headless());
    }

    HeadlessBrowser headless() {
        return new HeadlessBrowser(transport, "http://localhost:3000/callback");
    }

    static String tokenOf(Ask ask) {
        String authorization = ask.header("Authorization");
        return authorization == null ? "" : authorization.substring(authorization.indexOf(' ') + 1);
    }

    private Reply answer(Ask ask) {
        return accepts.test(tokenOf(ask)) ? Reply.json("{}") : unauthorized(challenge);
    }

    static Reply unauthorized(String parameters) {
        return new Reply(401, Map.of("WWW-Authenticate", "Bearer realm=\"mcp\"" + parameters), "");
    }

    static Reply forbidden(String scope) {
        String header = "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"";
        return new Reply(403, Map.of("WWW-Authenticate", header), "");
    }

    /** The status of a call in the end. */
    int call(Authorizer authorizer) {
        for (int i = 0; i < 8; i++) {
            Authorizer.Challenge refusal = knock(authorizer);
            if (refusal.status() < 400 || !authorizer.answer(refusal)) {
                return refusal.status();
            }
        }
        throw new AssertionError("the authorizer never gives up");
    }

    Authorizer.Challenge knock(Authorizer authorizer) {
        Map<String, String> headers = authorizer.headers("POST", url());
        HttpCall call = new HttpCall("POST", url(), headers, new byte[] {'{', '}'}, Duration.ofSeconds(10));
        return transport.exchange(call, reply -> {
            String authenticate = reply.header("WWW-Authenticate");
            List<String> values = authenticate == null ? List.of() : List.of(authenticate);
            String nonce = reply.header("DPoP-Nonce");
            return new Authorizer.Challenge("POST", url(), reply.status(), values, nonce);
        });
    }

    @Override
    public void close() {
        transport.close();
        http.close();
    }
}

package dev.mesh4j.oauth;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.mesh4j.oauth.Loopback.Ask;
import dev.mesh4j.oauth.Loopback.Reply;
import dev.mesh4j.protocol.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A small authorization server that checks what it is sent. Its public fields are what tests change. */
final class AuthServer implements AutoCloseable {

    final Loopback http = new Loopback();
    final String issuer;
    final Map<String, Object> metadata = new LinkedHashMap<>();

    /** The {@code iss} of redirects; absent when null. */
    volatile String redirectIssuer;

    volatile Function<Map<String, String>, Map<String, String>> tamper = query -> query;
    volatile Function<Ask, Reply> tokenGuard = ask -> null;
    volatile String registrationSecret;
    volatile int expiresIn = 3600;
    volatile boolean refreshTokens;
    volatile boolean dpop;

    final Set<String> tokens = ConcurrentHashMap.newKeySet();
    final Map<String, String> scopesOf = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final AtomicInteger counter = new AtomicInteger();

    AuthServer() {
        this("");
    }

    AuthServer(String path) {
        issuer = http.url() + path;
        redirectIssuer = issuer;
        metadata.put("issuer", issuer);
        metadata.put("authorization_endpoint", http.url() + "/authorize");
        metadata.put("token_endpoint", http.url() + "/token");
        metadata.put("registration_endpoint", http.url() + "/register");
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put("token_endpoint_auth_methods_supported", List.of("none"));
        metadata.put("authorization_response_iss_parameter_supported", true);
        at("/.well-known/oauth-authorization-server" + path);
        http.on("/authorize", this::authorize);
        http.on("/token", this::token);
        http.on("/register", this::register);
    }

    /** Publishes its metadata there, too. */
    void at(String path) {
        http.on(path, ask -> Reply.json(Json.mapper().writeValueAsString(metadata)));
    }

    List<Map<String, String>> tokenRequests() {
        return http.asked("/token").stream().map(Ask::form).toList();
    }

    List<Map<String, String>> authorizations() {
        return http.asked("/authorize").stream().map(Ask::query).toList();
    }

    private Reply authorize(Ask ask) {
        String code = "code-" + counter.incrementAndGet();
        codes.put(code, ask.query());
        Map<String, String> query = new HashMap<>();
        query.put("code", code);
        query.put("state", ask.query().get("state"));
        if (redirectIssuer != null) {
            query.put("iss", redirectIssuer);
        }
        List<String> pairs = new ArrayList<>();
        tamper.apply(query)
                .forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return Reply.redirect(ask.query().get("redirect_uri") + "?" + String.join("&", pairs));
    }

    private Reply token(Ask ask) {
        Reply refusal = tokenGuard.apply(ask);
        if (refusal != null) {
            return refusal;
        }
        Map<String, String> form = ask.form();
        String scope = form.getOrDefault("scope", "");
        if (form.get("grant_type").equals("authorization_code")) {
            Map<String, String> request = codes.remove(form.get("code"));
            if (request == null || !verified(request, form)) {
                return refused("invalid_grant");
            }
            scope = request.getOrDefault("scope", "");
        }
        if (form.get("grant_type").equals("refresh_token") && !tokens.remove(form.get("refresh_token"))) {
            return refused("invalid_grant");
        }
        return issue(ask, scope);
    }

    private Reply issue(Ask ask, String scope) {
        String token = "secret-token-" + counter.incrementAndGet();
        tokens.add(token);
        scopesOf.put(token, scope);
        Map<String, Object> body = new HashMap<>(Map.of("access_token", token, "expires_in", expiresIn));
        body.put("token_type", dpop && ask.header("DPoP") != null ? "DPoP" : "Bearer");
        if (!scope.isEmpty()) {
            body.put("scope", scope);
        }
        if (refreshTokens) {
            String refresh = "secret-refresh-" + counter.incrementAndGet();
            tokens.add(refresh);
            body.put("refresh_token", refresh);
        }
        return Reply.json(Json.mapper().writeValueAsString(body));
    }

    private static boolean verified(Map<String, String> request, Map<String, String> form) {
        String challenge = CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(form.get("code_verifier")))
                .getValue();
        return challenge.equals(request.get("code_challenge"))
                && request.get("redirect_uri").equals(form.get("redirect_uri"))
                && request.get("resource").equals(form.get("resource"));
    }

    private Reply register(Ask ask) {
        Map<String, Object> body = new HashMap<>();
        body.put("client_id", "registered-" + counter.incrementAndGet());
        if (registrationSecret != null) {
            body.put("client_secret", registrationSecret);
        }
        return new Reply(201, Map.of(), Json.mapper().writeValueAsString(body));
    }

    static Reply refused(String error) {
        return new Reply(400, Map.of(), "{\"error\":\"" + error + "\"}");
    }

    static String nonceOf(Ask ask) {
        try {
            return SignedJWT.parse(ask.header("DPoP")).getJWTClaimsSet().getStringClaim("nonce");
        } catch (java.text.ParseException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}

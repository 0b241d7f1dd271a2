package dev.mesh4j.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mesh4j.oauth.Loopback.Ask;
import dev.mesh4j.oauth.Loopback.Reply;
import dev.mesh4j.protocol.client.Authorizer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DpopTest {

    private final AuthServer server = new AuthServer();
    private final Resource resource = new Resource(server);

    DpopTest() {
        server.dpop = true;
        server.metadata.put("dpop_signing_alg_values_supported", List.of("RS256", "ES256"));
        resource.metadata.put("dpop_bound_access_tokens_required", true);
    }

    @AfterEach
    void close() {
        resource.close();
        server.close();
    }

    @Test
    void a_bound_token_is_asked_for_and_sent_with_a_fresh_proof_each_time() throws Exception {
        Authorizer oauth = resource.oauth().build();
        assertThat(resource.call(oauth)).isEqualTo(200);
        assertThat(resource.call(oauth)).isEqualTo(200);

        Ask token = server.http.asked("/token").getFirst();
        JWTClaimsSet asked = verified(token.header("DPoP"));
        assertThat(asked.getStringClaim("htm")).isEqualTo("POST");
        assertThat(asked.getStringClaim("htu")).isEqualTo(server.http.url() + "/token");
        Set<String> ids = new HashSet<>(Set.of(asked.getJWTID()));
        for (Ask call : resource.http.asked("/mcp").subList(1, 3)) {
            assertThat(call.header("Authorization")).startsWith("DPoP ");
            JWTClaimsSet proof = verified(call.header("DPoP"));
            assertThat(proof.getStringClaim("htu")).isEqualTo(resource.url());
            assertThat(proof.getStringClaim("ath")).isEqualTo(hash(Resource.tokenOf(call)));
            assertThat(ids.add(proof.getJWTID())).isTrue();
        }
        assertThat(server.authorizations().getFirst()).containsKey("dpop_jkt");
    }

    @Test
    void nonces_of_both_servers_are_taken_up() throws Exception {
        server.tokenGuard = ask -> "as-nonce".equals(AuthServer.nonceOf(ask))
                ? null
                : new Reply(400, Map.of("DPoP-Nonce", "as-nonce"), "{\"error\":\"use_dpop_nonce\"}");
        resource.http.on("/mcp", ask -> {
            if (ask.header("DPoP") == null) {
                return Resource.unauthorized("");
            }
            return "rs-nonce".equals(AuthServer.nonceOf(ask)) ? Reply.json("{}") : nonceDemanded("rs-nonce");
        });

        Authorizer oauth = resource.oauth().build();
        assertThat(resource.call(oauth)).isEqualTo(200);

        assertThat(server.authorizations()).hasSize(1);
        assertThat(server.tokenRequests()).hasSize(2);
    }

    @Test
    void a_server_that_is_never_content_with_a_nonce_is_left_at_its_word() {
        resource.http.on(
                "/mcp",
                ask -> ask.header("DPoP") == null ? Resource.unauthorized("") : nonceDemanded("always-the-same"));

        assertThat(resource.call(resource.oauth().build())).isEqualTo(401);
        assertThat(server.authorizations()).hasSize(1);
    }

    @Test
    void a_server_that_binds_no_token_is_refused() {
        server.dpop = false;

        assertThatThrownBy(() -> resource.call(resource.oauth().build()))
                .hasMessageContaining("a token of the type Bearer (expected: DPoP)");
    }

    @Test
    void a_server_that_takes_no_proofs_is_refused() {
        server.metadata.put("dpop_signing_alg_values_supported", List.of("RS256"));

        assertThatThrownBy(() -> resource.call(resource.oauth().build()))
                .hasMessageContaining("takes no DPoP proofs with ES256");
    }

    @Test
    void without_a_demand_tokens_are_bearer_tokens_unless_the_user_wants_them_bound() {
        resource.metadata.remove("dpop_bound_access_tokens_required");

        resource.call(resource.oauth().build());
        assertThat(server.http.asked("/token").getFirst().header("DPoP")).isNull();

        resource.call(resource.oauth().dpop().build());
        assertThat(server.http.asked("/token").getLast().header("DPoP")).isNotNull();
    }

    private static Reply nonceDemanded(String nonce) {
        Map<String, String> headers = Map.of("WWW-Authenticate", "DPoP error=\"use_dpop_nonce\"", "DPoP-Nonce", nonce);
        return new Reply(401, headers, "");
    }

    private static JWTClaimsSet verified(String proof) throws Exception {
        SignedJWT jwt = SignedJWT.parse(proof);
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("dpop+jwt");
        assertThat(jwt.getHeader().getJWK().isPrivate()).isFalse();
        assertThat(jwt.verify(new ECDSAVerifier(jwt.getHeader().getJWK().toECKey())))
                .isTrue();
        return jwt.getJWTClaimsSet();
    }

    private static String hash(String token) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}

package dev.mesh4j.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import dev.mesh4j.oauth.Loopback.Reply;
import dev.mesh4j.protocol.client.Authorizer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Grants without a user. */
class GrantsTest {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final AuthServer server = new AuthServer();
    private final Resource resource = new Resource(server);

    GrantsTest() {
        server.metadata.remove("code_challenge_methods_supported");
        server.metadata.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "private_key_jwt"));
        resource.challenge = ", scope=\"a\"";
    }

    @AfterEach
    void close() {
        resource.close();
        server.close();
    }

    @Test
    void a_client_acts_for_itself_by_its_secret() {
        Authorizer oauth = OAuth.builder()
                .clientId("agent")
                .clientSecret("s")
                .clientCredentials()
                .build();

        assertThat(resource.call(oauth)).isEqualTo(200);

        Loopback.Ask ask = server.http.asked("/token").getFirst();
        assertThat(ask.form())
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("scope", "a")
                .containsEntry("resource", resource.url());
        assertThat(ask.header("Authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("agent:s".getBytes()));
        assertThat(server.authorizations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_client_acts_for_itself_by_its_key(boolean pem) throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256)
                .algorithm(JWSAlgorithm.ES256)
                .keyID("k1")
                .generate();
        String encoded =
                Base64.getMimeEncoder().encodeToString(key.toPrivateKey().getEncoded());
        SigningKey signing = pem
                ? SigningKey.pem("-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n", "ES256")
                : SigningKey.jwk(key.toJSONString());

        Authorizer oauth = OAuth.builder()
                .clientId("agent")
                .signingKey(signing)
                .clientCredentials()
                .build();
        assertThat(resource.call(oauth)).isEqualTo(200);

        Map<String, String> form = server.tokenRequests().getFirst();
        SignedJWT assertion = SignedJWT.parse(form.get("client_assertion"));
        assertThat(assertion.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(assertion.getHeader().getKeyID()).isEqualTo(pem ? null : "k1");
        assertThat(assertion.getJWTClaimsSet().getSubject()).isEqualTo("agent");
        assertThat(assertion.getJWTClaimsSet().getIssuer()).isEqualTo("agent");
        assertThat(assertion.getJWTClaimsSet().getAudience()).containsExactly(server.issuer);
        assertThat(form)
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .containsEntry("grant_type", "client_credentials");
    }

    @Test
    void a_new_token_is_asked_for_when_one_is_refused() {
        Authorizer oauth = OAuth.builder()
                .clientId("agent")
                .clientSecret("s")
                .clientCredentials()
                .build();
        resource.call(oauth);
        server.tokens.clear();

        assertThat(resource.call(oauth)).isEqualTo(200);
        assertThat(server.tokenRequests()).hasSize(2);
    }

    @Test
    void a_workload_shows_the_current_token_of_its_platform() {
        Authorizer oauth = OAuth.builder().workloadIdentity(() -> "projected").build();

        assertThat(resource.call(oauth)).isEqualTo(200);

        assertThat(server.tokenRequests().getFirst())
                .containsEntry("grant_type", JWT_BEARER)
                .containsEntry("assertion", "projected");
    }

    @Test
    void a_workload_that_is_refused_neither_tries_again_nor_otherwise() {
        server.tokenGuard = ask -> AuthServer.refused("invalid_grant");
        Authorizer oauth = OAuth.builder().workloadIdentity(() -> "projected").build();

        assertThatThrownBy(() -> resource.call(oauth))
                .hasMessage(server.issuer + " issued no token: invalid_grant")
                .hasMessageNotContaining("projected");
        assertThat(server.http.asked("/token")).hasSize(1);
        assertThat(server.http.paths()).doesNotContain("/authorize", "/register");
    }

    @Test
    void a_workload_shows_its_token_only_to_its_issuer() {
        Authorizer oauth = OAuth.builder()
                .issuer("https://as.example")
                .workloadIdentity(() -> "projected")
                .build();

        assertThatThrownBy(() -> resource.call(oauth)).hasMessageContaining("does not get the workload's token");
        assertThat(server.tokenRequests()).isEmpty();
    }

    @Test
    void a_broken_supplier_of_tokens_ends_the_flow() {
        Authorizer oauth = OAuth.builder()
                .workloadIdentity(() -> {
                    throw new IllegalStateException("the file is gone");
                })
                .build();

        assertThatThrownBy(() -> resource.call(oauth))
                .isInstanceOf(OAuthException.class)
                .hasRootCauseMessage("the file is gone");
    }

    @Test
    void an_enterprise_vouches_for_its_user() {
        try (Loopback provider = new Loopback()) {
            provider.on(
                    "/token",
                    ask -> Reply.json("{\"access_token\":\"jag\",\"token_type\":\"N_A\","
                            + "\"issued_token_type\":\"urn:ietf:params:oauth:token-type:id-jag\"}"));
            Authorizer oauth = enterprise(provider);

            assertThat(resource.call(oauth)).isEqualTo(200);

            assertThat(provider.asked("/token").getFirst().form())
                    .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                    .containsEntry("requested_token_type", "urn:ietf:params:oauth:token-type:id-jag")
                    .containsEntry("subject_token", "id-token")
                    .containsEntry("subject_token_type", "urn:ietf:params:oauth:token-type:id_token")
                    .containsEntry("audience", server.issuer)
                    .containsEntry("resource", resource.url())
                    .containsEntry("scope", "a")
                    .containsEntry("client_id", "at-idp");
            assertThat(server.tokenRequests().getFirst())
                    .containsEntry("grant_type", JWT_BEARER)
                    .containsEntry("assertion", "jag");
        }
    }

    @Test
    void an_enterprise_that_issues_another_kind_of_token_ends_the_flow() {
        try (Loopback provider = new Loopback()) {
            provider.on("/token", ask -> Reply.json("{\"access_token\":\"at\",\"token_type\":\"Bearer\"}"));

            assertThatThrownBy(() -> resource.call(enterprise(provider)))
                    .hasMessageContaining("issued another kind of token");
            assertThat(server.tokenRequests()).isEmpty();
        }
    }

    @Test
    void a_grant_that_needs_a_client_says_so_when_it_is_built() {
        assertThatThrownBy(() -> OAuth.builder().clientCredentials().build())
                .hasMessage("no clientId (expected: one for this grant)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://app.example/client.json", "https://app.example", "https://app.example/"})
    void a_client_document_has_an_https_address_with_a_path(String url) {
        assertThatThrownBy(() -> OAuth.builder().clientDocument(url))
                .hasMessageContaining("(expected: https with a path)");
    }

    @Test
    void a_key_that_is_none_is_refused_without_being_quoted() {
        assertThatThrownBy(() -> SigningKey.pem("hidden", "ES256")).hasMessageNotContaining("hidden");
        assertThatThrownBy(() -> SigningKey.pem("hidden", "HS256")).hasMessageContaining("algorithm: HS256");
        assertThatThrownBy(() -> SigningKey.jwk("{\"kty\":\"oct\",\"k\":\"hidden\",\"alg\":\"HS256\"}"))
                .hasMessageNotContaining("hidden");
    }

    private static Authorizer enterprise(Loopback provider) {
        return OAuth.builder()
                .clientId("agent")
                .clientSecret("s")
                .enterprise(new IdentityProvider(provider.url() + "/token", "at-idp", null, () -> "id-token"))
                .build();
    }
}

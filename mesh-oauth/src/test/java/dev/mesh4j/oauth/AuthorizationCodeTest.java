package dev.mesh4j.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.oauth.Loopback.Reply;
import dev.mesh4j.protocol.client.Authorizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationCodeTest {

    private final AuthServer server = new AuthServer();
    private final Resource resource = new Resource(server);

    @AfterEach
    void close() {
        resource.close();
        server.close();
    }

    @Test
    void both_requests_name_the_resource_and_belong_together() {
        assertThat(resource.call(resource.oauth().build())).isEqualTo(200);

        Map<String, String> authorization = server.authorizations().getFirst();
        assertThat(authorization)
                .containsEntry("resource", resource.url())
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "code_challenge", "client_id");
        assertThat(server.tokenRequests().getFirst()).containsEntry("resource", resource.url());
    }

    @Test
    void nothing_is_sent_before_a_server_asks() {
        Authorizer oauth = resource.oauth().build();
        resource.accepts = any -> true;

        assertThat(resource.call(oauth)).isEqualTo(200);

        assertThat(resource.http.paths()).containsExactly("/mcp");
    }

    @Test
    void a_token_of_one_resource_is_not_sent_to_another() {
        try (Resource other = new Resource(server)) {
            Authorizer oauth = resource.oauth().build();
            resource.call(oauth);

            assertThat(oauth.headers("POST", other.url())).isEmpty();
            assertThat(oauth.headers("POST", resource.url() + "/below")).isEmpty();
            assertThat(oauth.headers("POST", resource.url() + "?page=1")).containsKey("Authorization");
        }
    }

    @Test
    void a_server_that_announces_no_pkce_is_refused() {
        server.metadata.remove("code_challenge_methods_supported");

        assertThatThrownBy(() -> resource.call(resource.oauth().build()))
                .hasMessage(
                        server.issuer + " announces no PKCE with S256 (expected: code_challenge_methods_supported)");
        assertThat(server.authorizations()).isEmpty();
    }

    @Test
    void an_authorization_endpoint_must_be_an_address_that_may_be_shown() {
        server.metadata.put("authorization_endpoint", "http://as.example/authorize");

        assertThatThrownBy(() -> resource.call(resource.oauth().build()))
                .hasMessageContaining("http://as.example/authorize is not called");
    }

    @ParameterizedTest
    @CsvSource({"state, other", "iss, https://evil.example", "code, "})
    void a_tampered_redirect_redeems_nothing(String parameter, String value) {
        server.tamper = query -> {
            Map<String, String> changed = new HashMap<>(query);
            changed.put(parameter, value == null ? "" : value);
            return changed;
        };

        assertThatThrownBy(() -> resource.call(resource.oauth().build()))
                .isInstanceOfSatisfying(
                        OAuthException.class, e -> assertThat(e.code()).isEqualTo(OAuthException.Code.TAMPERED));
        assertThat(server.tokenRequests()).isEmpty();
    }

    @Test
    void a_user_who_says_no_is_not_asked_again_for_this_request() {
        server.tamper = query -> Map.of("error", "access_denied", "state", query.get("state"), "iss", server.issuer);

        assertThatThrownBy(() -> resource.call(resource.oauth().build()))
                .hasMessage(server.issuer + " issued no token: access_denied");
        assertThat(server.authorizations()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        // challenge, scopes of the resource, scopes of the server, asked for
        "'a b', 'c', '', 'a b'",
        "'', 'c d', '', 'c d'",
        "'', '', 'c', ''",
        "'a', '', 'a offline_access', 'a offline_access'",
        "'a', 'offline_access', 'a', 'a'",
        "'', '', 'offline_access', 'offline_access'",
    })
    void scopes_are_asked_for_as_challenged_else_as_supported(
            String challenge, String ofResource, String ofServer, String asked) {
        resource.challenge = challenge.isEmpty() ? "" : ", scope=\"" + challenge + "\"";
        if (!ofResource.isEmpty()) {
            resource.metadata.put("scopes_supported", List.of(ofResource.split(" ")));
        }
        if (!ofServer.isEmpty()) {
            server.metadata.put("scopes_supported", List.of(ofServer.split(" ")));
        }

        resource.call(resource.oauth().build());

        Map<String, String> authorization = server.authorizations().getFirst();
        assertThat(authorization.getOrDefault("scope", "")).isEqualTo(asked);
        assertThat("consent".equals(authorization.get("prompt"))).isEqualTo(asked.contains("offline_access"));
    }

    @Test
    void a_step_up_asks_for_what_was_asked_for_and_what_is_missing() {
        resource.challenge = ", scope=\"read\"";
        resource.http.on("/mcp", ask -> {
            String scope = server.scopesOf.get(Resource.tokenOf(ask));
            return scope == null
                    ? Resource.unauthorized(resource.challenge)
                    : scope.contains("write") ? Reply.json("{}") : Resource.forbidden("write");
        });

        assertThat(resource.call(resource.oauth().build())).isEqualTo(200);

        assertThat(server.authorizations())
                .extracting(authorization -> authorization.get("scope"))
                .containsExactly("read", "read write");
    }

    @Test
    void a_server_that_is_never_content_is_left_at_its_word() {
        resource.challenge = ", scope=\"admin\"";
        resource.http.on(
                "/mcp",
                ask -> Resource.tokenOf(ask).isEmpty()
                        ? Resource.unauthorized(resource.challenge)
                        : Resource.forbidden("admin"));

        assertThat(resource.call(resource.oauth().build())).isEqualTo(403);
        assertThat(server.authorizations()).hasSize(1);
    }

    @Test
    void a_server_that_wants_more_each_time_gets_three_flows_for_a_request() {
        resource.http.on(
                "/mcp",
                ask -> Resource.tokenOf(ask).isEmpty()
                        ? Resource.unauthorized("")
                        : Resource.forbidden("scope-" + server.authorizations().size()));

        Authorizer oauth = resource.oauth().build();
        assertThat(resource.call(oauth)).isEqualTo(403);
        assertThat(server.authorizations()).hasSize(3);
    }

    @Test
    void a_server_that_refuses_a_new_token_as_well_does_not_bring_the_user_back() {
        resource.accepts = any -> false;
        Authorizer oauth = resource.oauth().build();

        assertThat(resource.call(oauth)).isEqualTo(401);
        assertThat(server.authorizations()).hasSize(1);

        assertThat(resource.call(oauth)).isEqualTo(401);
        assertThat(server.authorizations()).as("a new request tries anew").hasSize(2);
    }

    @Test
    void a_forbidden_that_is_not_about_scopes_is_final() {
        resource.http.on("/mcp", ask -> new Reply(403, Map.of("WWW-Authenticate", "Bearer"), ""));

        assertThat(resource.call(resource.oauth().build())).isEqualTo(403);
        assertThat(server.http.asked).isEmpty();
    }

    @Test
    void no_secret_is_printed_or_in_a_message() {
        Authorizer oauth = resource.oauth().clientId("c").clientSecret("hidden").build();
        server.tokenGuard = ask -> AuthServer.refused("invalid_grant");

        assertThatThrownBy(() -> resource.call(oauth)).satisfies(e -> {
            String code = server.tokenRequests().getFirst().get("code");
            assertThat(e.toString()).doesNotContain("hidden").doesNotContain(code);
        });
        assertThat(oauth.toString()).doesNotContain("hidden");
        assertThat(new Tokens("hidden", "hidden", java.util.Set.of(), java.util.Set.of(), null, null).toString())
                .doesNotContain("hidden");
    }
}

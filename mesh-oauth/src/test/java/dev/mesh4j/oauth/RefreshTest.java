package dev.mesh4j.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.client.Authorizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefreshTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private final AuthServer server = new AuthServer();
    private final Resource resource = new Resource(server);

    RefreshTest() {
        server.refreshTokens = true;
    }

    @AfterEach
    void close() {
        resource.close();
        server.close();
    }

    @Test
    void a_refused_token_is_refreshed_without_the_user() {
        Authorizer oauth = resource.oauth().build();
        resource.call(oauth);
        revokeAccess(oauth);

        assertThat(resource.call(oauth)).isEqualTo(200);

        assertThat(server.authorizations()).hasSize(1);
        assertThat(server.tokenRequests().getLast())
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("resource", resource.url());
    }

    @Test
    void a_refused_refresh_asks_the_user_again() {
        Authorizer oauth = resource.oauth().build();
        resource.call(oauth);
        server.tokens.clear();

        assertThat(resource.call(oauth)).isEqualTo(200);

        assertThat(server.authorizations()).hasSize(2);
        assertThat(server.tokenRequests())
                .extracting(form -> form.get("grant_type"))
                .containsExactly("authorization_code", "refresh_token", "authorization_code");
    }

    @Test
    void a_server_without_rotation_leaves_the_refresh_token_good() {
        Authorizer oauth = resource.oauth().build();
        resource.call(oauth);
        String refresh = server.tokens.stream()
                .filter(token -> token.contains("refresh"))
                .findFirst()
                .orElseThrow();
        server.refreshTokens = false;

        revokeAccess(oauth);
        assertThat(resource.call(oauth)).isEqualTo(200);
        server.tokens.add(refresh);
        revokeAccess(oauth);
        assertThat(resource.call(oauth)).isEqualTo(200);

        assertThat(server.authorizations()).hasSize(1);
    }

    @Test
    void a_refreshed_token_that_is_refused_as_well_brings_the_user_back() {
        Authorizer oauth = resource.oauth().build();
        resource.call(oauth);
        resource.accepts = token ->
                server.tokens.contains(token) && server.authorizations().size() > 1;

        assertThat(resource.call(oauth)).isEqualTo(200);
        assertThat(server.authorizations()).hasSize(2);
    }

    @Test
    void a_new_process_goes_on_with_what_is_stored() {
        TokenStore store = TokenStore.inMemory();
        resource.call(resource.oauth().clientId("c").store(store).build());

        assertThat(resource.call(resource.oauth().clientId("c").store(store).build()))
                .isEqualTo(200);

        assertThat(server.tokenRequests()).hasSize(1);
    }

    @Test
    void a_stored_token_that_expired_is_refreshed_before_it_is_sent() {
        TokenStore store = TokenStore.inMemory();
        resource.call(resource.oauth().clientId("c").store(store).clock(at(NOW)).build());
        Clock later = at(NOW.plus(Duration.ofHours(2)));

        resource.call(resource.oauth().clientId("c").store(store).clock(later).build());

        assertThat(server.tokenRequests().getLast()).containsEntry("grant_type", "refresh_token");
        assertThat(server.authorizations()).hasSize(1);
    }

    @Test
    void what_is_stored_for_another_client_is_not_used() {
        TokenStore store = TokenStore.inMemory();
        resource.call(resource.oauth().clientId("c").store(store).build());

        resource.call(resource.oauth().clientId("d").store(store).build());

        assertThat(server.authorizations()).hasSize(2);
    }

    @Test
    void what_is_stored_for_fewer_scopes_is_not_used() {
        TokenStore store = TokenStore.inMemory();
        resource.challenge = ", scope=\"read\"";
        resource.call(resource.oauth().clientId("c").store(store).build());
        resource.challenge = ", scope=\"read write\"";

        resource.call(resource.oauth().clientId("c").store(store).build());

        assertThat(server.authorizations().getLast()).containsEntry("scope", "read write");
        assertThat(server.authorizations()).hasSize(2);
    }

    @Test
    void a_token_of_an_unknown_type_is_not_used() {
        server.tokenGuard = ask -> Loopback.Reply.json("{\"access_token\":\"t\",\"token_type\":\"mac\"}");

        assertThatThrownBy(() -> resource.call(resource.oauth().build()))
                .hasMessageContaining("a token of the type mac (expected: Bearer)");
    }

    private void revokeAccess(Authorizer oauth) {
        String authorization = oauth.headers("POST", resource.url()).get("Authorization");
        server.tokens.remove(authorization.substring("Bearer ".length()));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}

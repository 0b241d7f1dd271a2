package dev.mesh4j.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.oauth.Loopback.Reply;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {

    private static final String TENANT = "/tenant1";
    private static final String OAUTH = "/.well-known/oauth-authorization-server";
    private static final String OPENID = "/.well-known/openid-configuration";

    private final AuthServer server = new AuthServer(TENANT);
    private final Resource resource = new Resource(server);

    @AfterEach
    void close() {
        resource.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/mcp, https://h/mcp, true",
        "https://h, https://h/mcp, true",
        "https://h/, https://h/mcp, true",
        "https://H:443/mcp, https://h/mcp/, true",
        "https://h/a, https://h/a/b, true",
        "https://h/a, https://h/ab, false",
        "https://h/mcp/x, https://h/mcp, false",
        "https://h/MCP, https://h/mcp, false",
        "http://h/mcp, https://h/mcp, false",
        "https://h:444/mcp, https://h/mcp, false",
        "https://evil/mcp, https://h/mcp, false",
        "https://h/mcp#f, https://h/mcp, false",
        "'', https://h/mcp, false",
        "'not a url', https://h/mcp, false",
    })
    void an_identifier_covers_its_address_and_those_below(String identifier, String url, boolean covered) {
        assertThat(ResourceDiscovery.covers(identifier, url)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        "https://as, 'https://as/.well-known/oauth-authorization-server https://as/.well-known/openid-configuration'",
        "https://as/, 'https://as/.well-known/oauth-authorization-server https://as/.well-known/openid-configuration'",
        "https://as/t/1/, 'https://as/.well-known/oauth-authorization-server/t/1 "
                + "https://as/.well-known/openid-configuration/t/1 https://as/t/1/.well-known/openid-configuration'",
    })
    void metadata_is_looked_for_in_the_prescribed_order(String issuer, String places) {
        assertThat(ServerDiscovery.places(URI.create(issuer))).containsExactly(places.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {OAUTH + TENANT, OPENID + TENANT, TENANT + OPENID})
    void metadata_of_a_server_is_found_at_each_place(String place) {
        server.http.remove(OAUTH + TENANT);
        server.at(place);

        assertThat(resource.call(resource.oauth().build())).isEqualTo(200);

        List<String> asked = server.http.paths().stream()
                .filter(path -> path.contains(".well-known"))
                .toList();
        assertThat(asked).endsWith(place).doesNotContain(OAUTH, OPENID);
    }

    @Test
    void metadata_of_a_resource_is_found_where_the_challenge_says() {
        resource.http.on(
                "/elsewhere",
                ask -> Reply.json("{\"resource\":\"" + resource.url() + "\",\"authorization_servers\":[\""
                        + server.issuer + "\"]}"));
        resource.challenge = ", resource_metadata=\"" + resource.http.url() + "/elsewhere\"";

        assertThat(resource.call(resource.oauth().build())).isEqualTo(200);

        assertThat(resource.http.paths()).contains("/elsewhere").doesNotContain(Resource.METADATA);
    }

    @Test
    void metadata_of_a_resource_may_be_at_the_root_only() {
        resource.http.remove(Resource.METADATA);
        resource.http.on(
                "/.well-known/oauth-protected-resource",
                ask -> Reply.json("{\"resource\":\"" + resource.http.url() + "\",\"authorization_servers\":[\""
                        + server.issuer + "\"]}"));

        assertThat(resource.call(resource.oauth().build())).isEqualTo(200);

        assertThat(server.authorizations().getFirst()).containsEntry("resource", resource.http.url());
        assertThat(server.tokenRequests().getFirst()).containsEntry("resource", resource.http.url());
    }

    @Test
    void metadata_of_another_resource_ends_the_flow() {
        resource.metadata.put("resource", "https://evil.example/mcp");

        assertThatThrownBy(() -> resource.call(resource.oauth().build()))
                .hasMessageContaining("is about https://evil.example/mcp (expected: " + resource.url() + ")");
        assertThat(server.http.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/other", "x"})
    void metadata_of_another_issuer_ends_the_flow(String suffix) {
        server.metadata.put("issuer", server.issuer + suffix);

        assertThatThrownBy(() -> resource.call(resource.oauth().build()))
                .hasMessageContaining("(expected: " + server.issuer + ")");
        assertThat(server.authorizations()).isEmpty();
    }

    @Test
    void a_broken_server_is_not_taken_for_one_without_metadata() {
        resource.http.on(Resource.METADATA, ask -> Reply.status(503));

        assertThatThrownBy(() -> resource.call(resource.oauth().build())).hasMessageContaining("answered 503");
    }

    @Test
    void a_redirect_of_metadata_is_not_followed() {
        server.http.on(OAUTH + TENANT, ask -> Reply.redirect(server.http.url() + "/moved"));
        server.at("/moved");

        assertThatThrownBy(() -> resource.call(resource.oauth().build())).hasMessageContaining("publishes no metadata");
        assertThat(server.http.paths()).doesNotContain("/moved");
    }

    @Test
    void metadata_without_end_is_not_read() {
        server.http.on(OAUTH + TENANT, ask -> Reply.json("{\"x\":\"" + "x".repeat(600_000) + "\"}"));

        assertThatThrownBy(() -> resource.call(resource.oauth().build()))
                .isInstanceOfSatisfying(
                        OAuthException.class, e -> assertThat(e.code()).isEqualTo(OAuthException.Code.UNREACHABLE));
    }

    @Test
    void a_server_outside_the_permitted_addresses_is_not_called() {
        OAuthBuilder oauth = resource.oauth().permit(uri -> !uri.toString().startsWith(server.http.url()));

        assertThatThrownBy(() -> resource.call(oauth.build())).hasMessageContaining("expected: a permitted address");
        assertThat(server.http.asked).isEmpty();
    }
}

package dev.mesh4j.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.oauth.Loopback.Reply;
import dev.mesh4j.protocol.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers of MCP 2025-03-26, which are their own authorization servers. */
class LegacyServerTest {

    private static final String METADATA = "/.well-known/oauth-authorization-server";

    private final AuthServer server = new AuthServer();
    private final Resource resource = new Resource(server);

    LegacyServerTest() {
        resource.http.remove(Resource.METADATA);
    }

    @AfterEach
    void close() {
        resource.close();
        server.close();
    }

    @Test
    void a_server_without_any_metadata_has_the_default_endpoints() {
        resource.http.on("/register", ask -> Reply.json("{\"client_id\":\"c\"}"));
        resource.http.on(
                "/authorize",
                ask -> Reply.redirect(ask.query().get("redirect_uri") + "?code=x&state="
                        + ask.query().get("state")));
        resource.http.on("/token", ask -> Reply.json("{\"access_token\":\"t\",\"token_type\":\"bearer\"}"));
        resource.accepts = "t"::equals;

        assertThat(resource.call(resource.oauth().build())).isEqualTo(200);
        assertThat(resource.http.asked("/authorize").getFirst().query()).containsEntry("code_challenge_method", "S256");
    }

    @Test
    void metadata_at_the_root_names_the_endpoints() {
        Map<String, Object> metadata = new java.util.HashMap<>(server.metadata);
        metadata.put("issuer", resource.http.url());
        resource.http.on(METADATA, ask -> Reply.json(Json.mapper().writeValueAsString(metadata)));
        server.redirectIssuer = resource.http.url();

        assertThat(resource.call(resource.oauth().build())).isEqualTo(200);
        assertThat(resource.http.paths()).doesNotContain("/authorize");
    }

    @Test
    void metadata_at_the_root_of_a_stranger_ends_the_flow() {
        resource.http.on(METADATA, ask -> Reply.json(Json.mapper().writeValueAsString(server.metadata)));

        assertThatThrownBy(() -> resource.call(resource.oauth().build()))
                .hasMessageContaining("(expected: " + resource.http.url() + ")");
    }

    @Test
    void a_resource_that_names_no_server_ends_the_flow() {
        resource.metadata.put("authorization_servers", List.of());
        resource.http.on(Resource.METADATA, ask -> Reply.json(Json.mapper().writeValueAsString(resource.metadata)));

        assertThatThrownBy(() -> resource.call(resource.oauth().build()))
                .hasMessageContaining("names no authorization_servers");
    }
}

package dev.mesh4j.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.Authorizer;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RegistrationTest {

    private static final String DOCUMENT = "https://app.example/client.json";

    private final AuthServer server = new AuthServer();
    private final Resource resource = new Resource(server);

    @AfterEach
    void close() {
        resource.close();
        server.close();
    }

    @Test
    void a_configured_client_goes_before_all_else() {
        server.metadata.put("client_id_metadata_document_supported", true);

        resource.call(resource.oauth()
                .clientId("known")
                .issuer(server.issuer)
                .clientDocument(DOCUMENT)
                .build());

        assertThat(server.authorizations().getFirst()).containsEntry("client_id", "known");
        assertThat(server.http.paths()).doesNotContain("/register");
    }

    @Test
    void a_document_goes_before_registration() {
        server.metadata.put("client_id_metadata_document_supported", true);

        resource.call(resource.oauth().clientDocument(DOCUMENT).build());

        assertThat(server.authorizations().getFirst()).containsEntry("client_id", DOCUMENT);
        assertThat(server.http.paths()).doesNotContain("/register");
    }

    @Test
    void a_server_that_reads_no_documents_registers_a_native_client() {
        resource.call(
                resource.oauth().clientDocument(DOCUMENT).clientName("App").build());

        JsonNode sent =
                Json.mapper().readTree(server.http.asked("/register").getFirst().body());
        assertThat(sent.path("application_type").asString()).isEqualTo("native");
        assertThat(sent.path("client_name").asString()).isEqualTo("App");
        assertThat(ResourceDiscovery.texts(sent.path("redirect_uris")))
                .containsExactly("http://localhost:3000/callback");
        assertThat(ResourceDiscovery.texts(sent.path("grant_types")))
                .containsExactlyInAnyOrder("authorization_code", "refresh_token");
    }

    @Test
    void without_any_way_the_message_says_what_to_configure() {
        server.metadata.remove("registration_endpoint");

        assertThatThrownBy(() -> resource.call(resource.oauth().build()))
                .hasMessageContaining("(expected: clientId and issuer of a client registered there)");
    }

    @Test
    void credentials_of_one_issuer_are_not_shown_to_another() {
        OAuthBuilder oauth =
                resource.oauth().clientId("known").clientSecret("hidden").issuer("https://as.example");

        assertThat(resource.call(oauth.build())).isEqualTo(200);

        assertThat(server.authorizations().getFirst().get("client_id")).startsWith("registered-");
        assertThat(server.http.asked.toString()).doesNotContain("hidden");
    }

    @Test
    void a_changed_authorization_server_registers_anew() {
        try (AuthServer other = new AuthServer()) {
            Authorizer oauth = resource.oauth().build();
            resource.call(oauth);
            resource.metadata.put("authorization_servers", List.of(other.issuer));
            resource.accepts = other.tokens::contains;

            assertThat(resource.call(oauth)).isEqualTo(200);

            assertThat(other.http.asked("/register")).hasSize(1);
            assertThat(other.tokenRequests())
                    .singleElement()
                    .satisfies(form -> assertThat(form).containsEntry("grant_type", "authorization_code"));
        }
    }

    @Test
    void a_configured_client_stays_with_the_first_issuer_it_met() {
        try (AuthServer other = new AuthServer()) {
            other.metadata.remove("registration_endpoint");
            Authorizer oauth =
                    resource.oauth().clientId("known").clientSecret("hidden").build();
            resource.call(oauth);
            resource.metadata.put("authorization_servers", List.of(other.issuer));
            resource.accepts = other.tokens::contains;

            assertThatThrownBy(() -> resource.call(oauth))
                    .hasMessageContaining("the configured client belongs to " + server.issuer);
            assertThat(other.http.asked.toString()).doesNotContain("hidden");
        }
    }

    @Test
    void a_client_that_the_server_forgot_registers_again() {
        Authorizer oauth = resource.oauth().build();
        server.tokenGuard = ask -> AuthServer.refused("invalid_client");
        assertThatThrownBy(() -> resource.call(oauth)).hasMessageContaining("invalid_client");
        server.tokenGuard = ask -> null;

        assertThat(resource.call(oauth)).isEqualTo(200);
        assertThat(server.http.asked("/register")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "client_secret_basic, true, false",
        "client_secret_post, false, true",
        "none, false, false",
        "'', true, false",
    })
    void a_client_authenticates_as_the_server_takes_it(String methods, boolean header, boolean body) {
        server.metadata.remove("token_endpoint_auth_methods_supported");
        if (!methods.isEmpty()) {
            server.metadata.put("token_endpoint_auth_methods_supported", List.of(methods));
        }
        server.registrationSecret = "s+c r/t";

        resource.call(resource.oauth().build());

        Loopback.Ask ask = server.http.asked("/token").getFirst();
        String basic = ask.header("Authorization");
        assertThat(basic != null).isEqualTo(header);
        if (basic != null) {
            assertThat(new String(Base64.getDecoder().decode(basic.substring(6))))
                    .endsWith(":s%2Bc+r%2Ft");
        }
        assertThat("s+c r/t".equals(ask.form().get("client_secret"))).isEqualTo(body);
        assertThat(ask.form().containsKey("client_id")).isEqualTo(!header);
    }
}

package dev.mesh4j.examples.conformance.client;

import dev.mesh4j.oauth.HeadlessBrowser;
import dev.mesh4j.oauth.IdentityProvider;
import dev.mesh4j.oauth.OAuth;
import dev.mesh4j.oauth.OAuthBuilder;
import dev.mesh4j.oauth.SigningKey;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpConnection;
import java.util.function.Consumer;

/** The scenarios about authorization: get a token whatever it takes, then list the tools and call one. */
final class AuthScenarios {

    private static final String CALLBACK = "http://localhost:3000/callback";
    private static final String CLIENT_DOCUMENT = "https://conformance-test.local/client-metadata.json";

    private AuthScenarios() {}

    static void play(Run run) {
        try (HttpTransport http = new HttpTransport();
                McpConnection server = run.connection()
                        .http(http)
                        .authorizer(authorization(run, http).build())
                        .open()) {
            server.listTools();
            server.callTool("test-tool", Run.JSON.createObjectNode());
        }
    }

    private static OAuthBuilder authorization(Run run, HttpTransport http) {
        OAuthBuilder builder = OAuth.builder()
                .http(http)
                .clientName("mesh4j-conformance-client")
                .clientDocument(CLIENT_DOCUMENT)
                .userAgent(new HeadlessBrowser(http, CALLBACK));
        given(run, "client_id", builder::clientId);
        given(run, "client_secret", builder::clientSecret);
        given(run, "issuer", builder::issuer);
        return switch (run.scenario()) {
            case "auth/client-credentials-basic" -> builder.clientCredentials();
            case "auth/client-credentials-jwt" ->
                builder.signingKey(SigningKey.pem(text(run, "private_key_pem"), text(run, "signing_algorithm")))
                        .clientCredentials();
            case "auth/enterprise-managed-authorization" -> builder.enterprise(provider(run));
            case "auth/wif-jwt-bearer" -> builder.workloadIdentity(() -> text(run, "valid_jwt"));
            default -> builder;
        };
    }

    private static IdentityProvider provider(Run run) {
        return new IdentityProvider(
                text(run, "idp_token_endpoint"), text(run, "idp_client_id"), null, () -> text(run, "idp_id_token"));
    }

    private static void given(Run run, String name, Consumer<String> setting) {
        String value = text(run, name);
        if (!value.isEmpty()) {
            setting.accept(value);
        }
    }

    private static String text(Run run, String name) {
        return run.context().path(name).asString("");
    }
}

package dev.mesh4j.examples.conformance.client;

import dev.mesh4j.oauth.HeadlessBrowser;
import dev.mesh4j.oauth.OAuth;
import dev.mesh4j.oauth.OAuthBuilder;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpConnection;

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
        String id = run.context().path("client_id").asString("");
        String secret = run.context().path("client_secret").asString("");
        if (!id.isEmpty()) {
            builder.clientId(id);
        }
        if (!secret.isEmpty()) {
            builder.clientSecret(secret);
        }
        return builder;
    }
}

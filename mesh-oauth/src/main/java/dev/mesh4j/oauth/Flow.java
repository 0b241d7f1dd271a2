package dev.mesh4j.oauth;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to get tokens for a resource.
 *
 * @param scopes of the resource, to ask for
 * @param dpop the key to bind tokens to; absent: bearer tokens
 */
record Flow(
        Settings settings,
        GuardedHttp http,
        Registrations registrations,
        ProtectedResource resource,
        AuthorizationServer server,
        Set<String> scopes,
        @Nullable DpopKey dpop) {

    /** The parameters that every request for tokens has. */
    Map<String, String> parameters(String grantType) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", grantType);
        parameters.put("resource", resource.identifier());
        return parameters;
    }

    void putScopes(Map<String, String> parameters) {
        if (!scopes.isEmpty()) {
            parameters.put("scope", String.join(" ", scopes));
        }
    }

    /** Asks the authorization server as a client. */
    TokenReply request(Map<String, String> parameters, Client client) {
        if (client.isPublic()) {
            parameters.put("client_id", client.id());
        }
        TokenReply reply = endpoint().request(parameters, client::authentication);
        if (reply instanceof TokenReply.Refused refused && refused.error().equals("invalid_client")) {
            registrations.forget(client);
        }
        return reply;
    }

    /** Asks the authorization server as nobody. */
    TokenReply request(Map<String, String> parameters) {
        return endpoint().request(parameters, () -> null);
    }

    /** The client that was configured. */
    Client configuredClient() {
        Client client = registrations.known(server);
        if (client == null) {
            throw new OAuthException(
                    OAuthException.Code.CONFIGURATION,
                    server.issuer()
                            + " does not know this client (expected: clientId and issuer of a client registered "
                            + "there)");
        }
        return client;
    }

    private TokenEndpoint endpoint() {
        return new TokenEndpoint(http, server.token(), dpop, settings.clock());
    }
}

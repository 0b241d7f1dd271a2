package dev.mesh4j.oauth;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Prompt;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** A user who says yes in a browser: authorization code with PKCE. */
record AuthorizationCodeGrant(UserAgent userAgent) implements Grant {

    @Override
    public boolean refreshes() {
        return true;
    }

    @Override
    public Obtained obtain(Flow flow) {
        AuthorizationServer server = flow.server();
        if (!server.pkce()) {
            throw new OAuthException(
                    OAuthException.Code.UNSUPPORTED,
                    server.issuer() + " announces no PKCE with S256 (expected: code_challenge_methods_supported)");
        }
        flow.http().rule().check(server.authorization().toString());
        try (UserAgent.Visit visit = userAgent.open()) {
            Client client = flow.registrations().forRedirect(flow.http(), server, visit.redirectUri());
            CodeVerifier verifier = new CodeVerifier();
            State state = new State(32);
            URI request = request(flow, client, visit.redirectUri(), verifier, state);
            String query = visit.await(request, flow.settings().userTimeout());
            String code = RedirectReply.parse(query).code(server, state.getValue());
            return new Obtained(redeem(flow, client, visit.redirectUri(), verifier, code), client.id());
        }
    }

    private static URI request(Flow flow, Client client, String redirectUri, CodeVerifier verifier, State state) {
        Set<String> scopes =
                Scopes.withOffline(flow.scopes(), flow.server(), flow.settings().refreshTokens());
        AuthorizationRequest.Builder request = new AuthorizationRequest.Builder(
                        ResponseType.CODE, new ClientID(client.id()))
                .endpointURI(flow.server().authorization())
                .redirectionURI(URI.create(redirectUri))
                .state(state)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .customParameter("resource", flow.resource().identifier());
        if (!scopes.isEmpty()) {
            request.scope(new Scope(scopes.toArray(String[]::new)));
        }
        if (Scopes.offline(scopes)) {
            // OpenID Connect ignores offline_access unless the user is asked
            request.prompt(Prompt.Type.CONSENT);
        }
        if (flow.dpop() != null) {
            request.dPoPJWKThumbprintConfirmation(
                    new JWKThumbprintConfirmation(new Base64URL(flow.dpop().thumbprint())));
        }
        return request.build().toURI();
    }

    private static TokenReply redeem(Flow flow, Client client, String redirectUri, CodeVerifier verifier, String code) {
        Map<String, String> parameters = flow.parameters("authorization_code");
        parameters.put("code", code);
        parameters.put("redirect_uri", redirectUri);
        parameters.put("code_verifier", verifier.getValue());
        return flow.request(parameters, client);
    }
}

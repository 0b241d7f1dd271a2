package dev.mesh4j.oauth;

import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user whom the enterprise's identity provider vouches for (SEP-990): an ID token becomes an assertion for this
 * authorization server (RFC 8693), and that an access token (RFC 7523).
 */
record EnterpriseGrant(IdentityProvider provider) implements Grant {

    private static final String TYPES = "urn:ietf:params:oauth:token-type:";
    private static final String ID_JAG = TYPES + "id-jag";

    @Override
    public boolean refreshes() {
        return false;
    }

    @Override
    public Obtained obtain(Flow flow) {
        Client client = flow.configuredClient();
        Map<String, String> parameters = flow.parameters(WorkloadGrant.JWT_BEARER);
        parameters.put("assertion", assertion(flow));
        flow.putScopes(parameters);
        return new Obtained(flow.request(parameters, client), client.id());
    }

    private String assertion(Flow flow) {
        Map<String, String> parameters = flow.parameters("urn:ietf:params:oauth:grant-type:token-exchange");
        parameters.put("requested_token_type", ID_JAG);
        parameters.put("audience", flow.server().issuer());
        parameters.put("subject_token", provider.idToken().get());
        parameters.put("subject_token_type", TYPES + "id_token");
        flow.putScopes(parameters);
        if (provider.clientSecret() == null) {
            parameters.put("client_id", provider.clientId());
        }
        URI address = URI.create(provider.tokenEndpoint());
        TokenReply reply = new TokenEndpoint(
                        flow.http(), address, null, flow.settings().clock())
                .request(parameters, this::authentication);
        return switch (reply) {
            case TokenReply.Refused refused -> throw refused.asException(provider.tokenEndpoint());
            case TokenReply.Issued issued -> {
                if (!ID_JAG.equals(issued.issuedType())) {
                    throw new OAuthException(
                            OAuthException.Code.TAMPERED,
                            provider.tokenEndpoint() + " issued another kind of token (expected: " + ID_JAG + ")");
                }
                yield issued.accessToken();
            }
        };
    }

    private @Nullable ClientAuthentication authentication() {
        String secret = provider.clientSecret();
        return secret == null ? null : new ClientSecretBasic(new ClientID(provider.clientId()), new Secret(secret));
    }
}

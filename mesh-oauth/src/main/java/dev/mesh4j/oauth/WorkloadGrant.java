package dev.mesh4j.oauth;

import java.util.Map;
import java.util.function.Supplier;

/**
 * A workload that shows the token of its platform (SEP-1933, RFC 7523): no secret is kept.
 *
 * @param token gives the current one
 */
record WorkloadGrant(Supplier<String> token) implements Grant {

    static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    @Override
    public boolean refreshes() {
        return false;
    }

    @Override
    public Obtained obtain(Flow flow) {
        // another authorization server could show the token to the one that it is for
        if (!flow.registrations().isFor(flow.server())) {
            throw new OAuthException(
                    OAuthException.Code.CONFIGURATION,
                    flow.server().issuer() + " does not get the workload's token (expected: the configured issuer)");
        }
        Map<String, String> parameters = flow.parameters(JWT_BEARER);
        parameters.put("assertion", token.get());
        flow.putScopes(parameters);
        Client client = flow.registrations().known(flow.server());
        return client == null
                ? new Obtained(flow.request(parameters), "")
                : new Obtained(flow.request(parameters, client), client.id());
    }

    @Override
    public String toString() {
        return "WorkloadGrant";
    }
}

package dev.mesh4j.oauth;

import java.util.Map;

/** A client that acts for itself, such as an agent (SEP-1046), by its secret or its key. */
record ClientCredentialsGrant() implements Grant {

    @Override
    public boolean refreshes() {
        return false;
    }

    @Override
    public Obtained obtain(Flow flow) {
        Client client = flow.configuredClient();
        Map<String, String> parameters = flow.parameters("client_credentials");
        flow.putScopes(parameters);
        return new Obtained(flow.request(parameters, client), client.id());
    }
}

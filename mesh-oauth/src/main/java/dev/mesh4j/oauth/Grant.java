package dev.mesh4j.oauth;

/** How a client comes to tokens. */
sealed interface Grant permits AuthorizationCodeGrant, ClientCredentialsGrant, EnterpriseGrant, WorkloadGrant {

    /** Whether it may ask for {@code offline_access} and refresh. */
    boolean refreshes();

    /**
     * Asks for tokens.
     *
     * @throws OAuthException when no token can be asked for
     */
    Obtained obtain(Flow flow);

    /** The answer, and as whom it was asked; {@code clientId} is empty for nobody. */
    record Obtained(TokenReply reply, String clientId) {}
}

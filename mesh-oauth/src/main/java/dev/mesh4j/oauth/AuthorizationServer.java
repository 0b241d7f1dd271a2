package dev.mesh4j.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An authorization server as its metadata shows it (RFC 8414).
 *
 * @param scopes empty when it lists none
 * @param authentication how clients may authenticate at the token endpoint; empty when it does not say
 * @param pkce whether it says that it takes S256
 * @param sendsIssuer whether its redirects carry {@code iss} (RFC 9207)
 * @param readsClientDocuments whether a client id may be the address of a client's metadata
 * @param dpop whether it takes DPoP proofs signed with ES256
 */
record AuthorizationServer(
        String issuer,
        @Nullable URI authorizationEndpoint,
        @Nullable URI tokenEndpoint,
        @Nullable URI registrationEndpoint,
        Set<String> scopes,
        List<String> authentication,
        boolean pkce,
        boolean sendsIssuer,
        boolean readsClientDocuments,
        boolean dpop) {

    static AuthorizationServer parse(String json) throws ParseException {
        AuthorizationServerMetadata metadata = AuthorizationServerMetadata.parse(json);
        Scope scopes = metadata.getScopes();
        List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
        List<CodeChallengeMethod> challenges = metadata.getCodeChallengeMethods();
        List<JWSAlgorithm> algorithms = metadata.getDPoPJWSAlgs();
        return new AuthorizationServer(
                metadata.getIssuer().getValue(),
                metadata.getAuthorizationEndpointURI(),
                metadata.getTokenEndpointURI(),
                metadata.getRegistrationEndpointURI(),
                scopes == null ? Set.of() : Set.copyOf(scopes.toStringList()),
                methods == null
                        ? List.of()
                        : methods.stream()
                                .map(ClientAuthenticationMethod::getValue)
                                .toList(),
                challenges != null && challenges.contains(CodeChallengeMethod.S256),
                metadata.supportsAuthorizationResponseIssuerParam(),
                Boolean.TRUE.equals(metadata.getCustomParameter("client_id_metadata_document_supported")),
                algorithms != null && algorithms.contains(JWSAlgorithm.ES256));
    }

    /** What MCP 2025-03-26 assumes of a server without metadata. */
    static AuthorizationServer atDefaults(String origin) {
        return new AuthorizationServer(
                origin,
                URI.create(origin + "/authorize"),
                URI.create(origin + "/token"),
                URI.create(origin + "/register"),
                Set.of(),
                List.of(),
                true,
                false,
                false,
                false);
    }

    boolean takes(String method) {
        return authentication.isEmpty() || authentication.contains(method);
    }

    URI authorization() {
        return needed(authorizationEndpoint, "authorization_endpoint");
    }

    URI token() {
        return needed(tokenEndpoint, "token_endpoint");
    }

    private URI needed(@Nullable URI endpoint, String name) {
        if (endpoint == null) {
            throw new OAuthException(
                    OAuthException.Code.DISCOVERY,
                    issuer + " publishes no " + name + " (expected: one for this grant)");
        }
        return endpoint;
    }
}

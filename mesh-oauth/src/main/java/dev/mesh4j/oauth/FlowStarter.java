package dev.mesh4j.oauth;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From a refusal to tokens: discover, reuse what is stored, refresh, or ask anew. */
record FlowStarter(
        Settings settings, GuardedHttp http, Registrations registrations, Grant grant, DpopKey key, String url) {

    /** Tokens, and whether they were asked for anew. */
    record Outcome(Tokens tokens, boolean asked) {}

    /**
     * @param anew whether nothing stored will do
     * @param refused what the request was sent with
     * @throws OAuthException when there is no token to be had
     */
    Outcome obtain(SchemeChallenge challenge, boolean anew, @Nullable Tokens refused) {
        ProtectedResource resource = ResourceDiscovery.find(http, url, challenge.resourceMetadata());
        AuthorizationServer server = ServerDiscovery.find(http, issuer(resource), resource.published());
        Set<String> scopes = Scopes.choose(before(refused), challenge.scopes(), resource.scopes());
        boolean bound = settings.dpop() || resource.dpopRequired() || challenge.isDpop();
        if (bound && !server.dpop()) {
            throw new OAuthException(
                    OAuthException.Code.UNSUPPORTED,
                    server.issuer() + " takes no DPoP proofs with ES256 (expected: dpop_signing_alg_values_supported)");
        }
        Flow flow = new Flow(settings, http, registrations, resource, server, scopes, bound ? key : null);
        Tokens stored = anew ? null : stored(flow, refused);
        return stored != null ? new Outcome(stored, false) : new Outcome(ask(flow), true);
    }

    private Set<String> before(@Nullable Tokens refused) {
        if (refused == null) {
            return settings.scopes();
        }
        return refused.scopes().isEmpty() ? refused.granted() : refused.scopes();
    }

    private String issuer(ProtectedResource resource) {
        String configured = settings.issuer();
        return configured != null && resource.issuers().contains(configured)
                ? configured
                : resource.issuers().getFirst();
    }

    /** What an earlier flow left, as it is or refreshed. */
    private @Nullable Tokens stored(Flow flow, @Nullable Tokens refused) {
        Client client = flow.registrations().known(flow.server());
        TokenStore.Key place = place(flow, client == null ? "" : client.id());
        Optional<Tokens> found = settings.store().find(place);
        if (found.isEmpty() || !fits(found.get(), flow)) {
            return null;
        }
        Tokens tokens = found.get();
        boolean used = refused != null && refused.accessToken().equals(tokens.accessToken());
        if (!used && !tokens.expired(settings.clock().instant())) {
            return tokens;
        }
        return client == null || tokens.refreshToken() == null || !grant.refreshes()
                ? null
                : refresh(flow, client, place, tokens.refreshToken());
    }

    private boolean fits(Tokens tokens, Flow flow) {
        String wanted = flow.dpop() == null ? null : flow.dpop().thumbprint();
        return Objects.equals(tokens.keyThumbprint(), wanted)
                && (tokens.scopes().containsAll(flow.scopes())
                        || tokens.granted().containsAll(flow.scopes()));
    }

    private @Nullable Tokens refresh(Flow flow, Client client, TokenStore.Key place, String refreshToken) {
        Map<String, String> parameters = flow.parameters("refresh_token");
        parameters.put("refresh_token", refreshToken);
        return switch (flow.request(parameters, client)) {
            case TokenReply.Issued issued -> keep(flow, place, issued, refreshToken);
            case TokenReply.Refused refusal -> {
                settings.store().remove(place);
                yield null;
            }
        };
    }

    private Tokens ask(Flow flow) {
        Grant.Obtained obtained = grant.obtain(flow);
        return switch (obtained.reply()) {
            case TokenReply.Issued issued -> keep(flow, place(flow, obtained.clientId()), issued, null);
            case TokenReply.Refused refusal ->
                throw refusal.asException(flow.server().issuer());
        };
    }

    /** A server that issues no new refresh token leaves the old one good. */
    private Tokens keep(Flow flow, TokenStore.Key place, TokenReply.Issued issued, @Nullable String refreshToken) {
        DpopKey bound = flow.dpop();
        String expected = bound == null ? "Bearer" : "DPoP";
        if (!issued.type().equalsIgnoreCase(expected)) {
            throw new OAuthException(
                    OAuthException.Code.TAMPERED,
                    flow.server().issuer() + " issued a token of the type " + TokenReply.readable(issued.type())
                            + " (expected: " + expected + ")");
        }
        Instant expiresAt = issued.expiresAt();
        Tokens tokens = new Tokens(
                issued.accessToken(),
                issued.refreshToken() == null ? refreshToken : issued.refreshToken(),
                flow.scopes(),
                issued.granted(),
                expiresAt,
                bound == null ? null : bound.thumbprint());
        settings.store().put(place, tokens);
        return tokens;
    }

    private static TokenStore.Key place(Flow flow, String clientId) {
        return new TokenStore.Key(flow.server().issuer(), flow.resource().identifier(), clientId);
    }
}

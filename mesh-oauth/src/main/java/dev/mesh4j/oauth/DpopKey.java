package dev.mesh4j.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.dpop.DPoPProofFactory;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The key that tokens are bound to, its proofs, and the nonces that servers want in them (RFC 9449). Thread-safe. */
final class DpopKey {

    private final DPoPProofFactory proofs;
    private final String thumbprint;
    private final Clock clock;
    private final Map<String, String> nonces = new ConcurrentHashMap<>();

    DpopKey(Clock clock) {
        this.clock = clock;
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).generate();
            this.proofs = new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256);
            this.thumbprint = key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw unusable(e);
        }
    }

    String thumbprint() {
        return thumbprint;
    }

    /**
     * A fresh proof for one request.
     *
     * @param accessToken what the request presents; absent at a token endpoint
     */
    String proof(String method, String url, @Nullable String accessToken) {
        URI uri = URI.create(url);
        String nonce = nonce(url);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        try {
            return proofs.createDPoPJWT(
                            new JWTID(),
                            method,
                            URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + path),
                            Date.from(clock.instant()),
                            accessToken == null ? null : new DPoPAccessToken(accessToken),
                            nonce == null ? null : new Nonce(nonce))
                    .serialize();
        } catch (JOSEException e) {
            throw unusable(e);
        }
    }

    /** The nonce that a server gave last; {@code null} when it gave none. */
    @Nullable
    String nonce(String url) {
        return nonces.get(ResourceDiscovery.origin(URI.create(url)));
    }

    void remember(String url, @Nullable String nonce) {
        if (nonce != null && !nonce.isBlank()) {
            nonces.put(ResourceDiscovery.origin(URI.create(url)), nonce);
        }
    }

    private static OAuthException unusable(JOSEException e) {
        return new OAuthException(OAuthException.Code.UNSUPPORTED, "no DPoP proof can be signed with ES256", e);
    }
}

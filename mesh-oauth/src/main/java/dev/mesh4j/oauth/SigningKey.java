package dev.mesh4j.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The private key with which a client proves who it is ({@code private_key_jwt}, RFC 7523). */
public final class SigningKey {

    private final PrivateKey key;
    private final JWSAlgorithm algorithm;
    private final @Nullable String id;

    private SigningKey(PrivateKey key, JWSAlgorithm algorithm, @Nullable String id) {
        this.key = key;
        this.algorithm = algorithm;
        this.id = id;
    }

    /**
     * A key in PKCS #8 PEM ({@code BEGIN PRIVATE KEY}).
     *
     * @param algorithm as in a JWS header, such as {@code ES256} or {@code RS256}
     */
    public static SigningKey pem(String pem, String algorithm) {
        JWSAlgorithm parsed = JWSAlgorithm.parse(algorithm);
        if (!JWSAlgorithm.Family.SIGNATURE.contains(parsed)) {
            throw unusable("algorithm: " + algorithm + " (expected: a signature algorithm such as ES256)", null);
        }
        String family = JWSAlgorithm.Family.RSA.contains(parsed)
                ? "RSA"
                : JWSAlgorithm.Family.EC.contains(parsed) ? "EC" : "EdDSA";
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            return new SigningKey(
                    KeyFactory.getInstance(family).generatePrivate(new PKCS8EncodedKeySpec(der)), parsed, null);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unusable("the signing key is no " + family + " key in PKCS #8 PEM", null);
        }
    }

    /** A private JWK (RFC 7517) with {@code alg} and, where the server knows several keys, {@code kid}. */
    public static SigningKey jwk(String json) {
        try {
            JWK jwk = JWK.parse(json);
            if (jwk.getAlgorithm() == null || !jwk.isPrivate() || !(jwk instanceof AsymmetricJWK pair)) {
                throw unusable("the signing key is no private asymmetric JWK with an alg", null);
            }
            return new SigningKey(
                    pair.toPrivateKey(), JWSAlgorithm.parse(jwk.getAlgorithm().getName()), jwk.getKeyID());
        } catch (ParseException | JOSEException e) {
            throw unusable("the signing key is no JWK", null);
        }
    }

    /** A fresh assertion for one request. */
    ClientAuthentication authentication(String clientId, String issuer) {
        try {
            return new PrivateKeyJWT(
                    new JWTAuthenticationClaimsSet(new ClientID(clientId), new Audience(issuer)),
                    algorithm,
                    key,
                    id,
                    null);
        } catch (JOSEException e) {
            throw unusable("the signing key cannot sign with " + algorithm, e);
        }
    }

    private static OAuthException unusable(String what, @Nullable Throwable cause) {
        return new OAuthException(OAuthException.Code.CONFIGURATION, what, cause);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "SigningKey[" + algorithm + "]";
    }
}

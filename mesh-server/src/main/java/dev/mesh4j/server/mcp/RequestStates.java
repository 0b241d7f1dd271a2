package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Seals what a request knows until its client has answered, and opens it again (2026-07-28, multi round-trip requests).
 * AES-256-GCM: a client can neither read nor change it, use it for another request, nor keep it longer
 * than {@link #LIFETIME}. Thread-safe.
 */
public final class RequestStates {

    public static final int KEY_BYTES = 32;
    static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** @param key {@value #KEY_BYTES} secret bytes, the same for all replicas of a server */
    public RequestStates(byte[] key, InstantSource clock) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("key: " + key.length + " bytes (expected: " + KEY_BYTES + ")");
        }
        this.key = new SecretKeySpec(key, "AES");
        this.clock = clock;
    }

    /** With a key that only this process knows. */
    public static RequestStates ofProcess() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new RequestStates(key, InstantSource.system());
    }

    /** @param binding what the request must be the same in, such as its method, parameters and caller */
    String seal(ObjectNode state, byte[] binding) {
        ObjectNode dated = state.deepCopy().put("exp", clock.millis() + LIFETIME.toMillis());
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, binding)
                    .doFinal(dated.toString().getBytes(StandardCharsets.UTF_8));
            byte[] whole = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing from this Java runtime", e);
        }
    }

    /** @throws JsonRpcException {@code -32602} when it was not sealed here for this request, or has expired */
    ObjectNode open(String state, byte[] binding) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(state);
            if (whole.length < NONCE_BYTES) {
                throw invalid();
            }
            byte[] nonce = java.util.Arrays.copyOf(whole, NONCE_BYTES);
            byte[] json =
                    cipher(Cipher.DECRYPT_MODE, nonce, binding).doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            if (Json.mapper().readTree(json) instanceof ObjectNode opened
                    && opened.path("exp").asLong(0) > clock.millis()) {
                return opened;
            }
            throw invalid();
        } catch (IllegalArgumentException | GeneralSecurityException | JacksonException e) {
            throw invalid();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] binding) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(binding);
        return cipher;
    }

    private static JsonRpcException invalid() {
        return new JsonRpcException(
                ErrorCode.INVALID_PARAMS,
                "Invalid params: requestState is not valid for this request, or expired (expected: what the"
                        + " input_required result of the same request gave, within "
                        + LIFETIME.toMinutes() + " minutes)");
    }
}

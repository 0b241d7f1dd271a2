package dev.mesh4j.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What keeps the shared state of one agent's replicas apart from that of other agents in the same Redis. */
final class StatePrefix {

    private static final int LONGEST = 64;

    private StatePrefix() {}

    /** Readable as long as it fits. */
    static String of(String namespace, String agent) {
        String readable = "mesh4j." + namespace + "." + agent;
        return readable.length() <= LONGEST
                ? readable
                : "mesh4j." + digest(readable).substring(0, 32);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
        }
    }
}

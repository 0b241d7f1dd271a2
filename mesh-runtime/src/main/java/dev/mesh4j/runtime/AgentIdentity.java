package dev.mesh4j.runtime;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/**
 * Who an agent instance is.
 *
 * @param id unique to this start, at most 64 characters
 */
record AgentIdentity(String name, String id) {

    private static final int KEY_BYTES = 32;

    /** Who it says it is to those that it calls. */
    Caller caller() {
        return new Caller(name, id);
    }

    /** A new secret by which one start of an agent shows the registry that an id is its own; sent to the registry alone. */
    static String newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /** A new instance of an agent: its name and eight random hex digits. */
    static AgentIdentity newInstance(String name) {
        return new AgentIdentity(name, name + "-" + UUID.randomUUID().toString().substring(0, 8));
    }
}

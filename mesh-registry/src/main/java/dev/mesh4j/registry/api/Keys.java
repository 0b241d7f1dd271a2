package dev.mesh4j.registry.api;

import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.registry.model.Digests;
import io.javalin.http.Context;

/** The secret by which an agent shows that an id is its own. Only its hash is kept. */
final class Keys {

    private Keys() {}

    /** The hash of the key in a request, empty when there is none. */
    static String hash(Context context) {
        String key = context.header(RegistryClient.KEY_HEADER);
        return key == null || key.isEmpty() ? "" : Digests.sha256(key);
    }
}

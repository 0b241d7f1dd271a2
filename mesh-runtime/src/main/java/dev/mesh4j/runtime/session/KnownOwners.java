package dev.mesh4j.runtime.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Other instances that were seen to own a session, the latest of them; for when the shared store is away. Thread-safe. */
final class KnownOwners {

    private static final int MOST = 10_000;

    private final Map<String, Owner> latest = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Owner> eldest) {
            return size() > MOST;
        }
    });

    @Nullable
    Owner of(String session) {
        return latest.get(session);
    }

    void learn(String session, Owner owner) {
        latest.put(session, owner);
    }

    void forget(String session) {
        latest.remove(session);
    }
}

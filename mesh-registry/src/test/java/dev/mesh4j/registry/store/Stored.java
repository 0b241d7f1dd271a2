package dev.mesh4j.registry.store;

import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.model.Presence;
import java.time.Instant;
import java.util.List;

/** Rows and changes. */
final class Stored {

    private static final Instant T0 = RegistryStoreContract.T0;

    private Stored() {}

    static StoredAgent stored(String id, Instant at, long revision) {
        return new StoredAgent(id, Presence.LIVE, "{\"id\":\"" + id + "\"}", "digest", "", at, at, revision);
    }

    static Change register(String id) {
        return register(id, T0);
    }

    static Change register(String id, Instant at) {
        return new Change.Register(stored(id, at, 0), "{}", List.of());
    }

    static Change move(String id, long ifRevision, Presence to, Event... events) {
        return new Change.Move(id, ifRevision, to, T0.plusSeconds(9), false, List.of(events));
    }
}

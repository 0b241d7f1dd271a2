package dev.mesh4j.runtime.session;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.server.state.Entry;
import java.time.Duration;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.ObjectNode;

/**
 * A session as it is stored.
 *
 * @param epoch higher with each owner
 * @param ttlMillis how long it lives on after its last call
 */
record SessionRecord(Owner owner, long epoch, long ttlMillis, ObjectNode values) {

    /** In ASCII, since half of a surrogate pair is JSON but not UTF-8. */
    private static final ObjectWriter WRITER = Json.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    static SessionRecord of(Owner owner, long epoch, Duration timeToLive) {
        return new SessionRecord(
                owner, epoch, timeToLive.toMillis(), Json.mapper().createObjectNode());
    }

    static SessionRecord of(Entry entry) {
        return Json.mapper().readValue(entry.value(), SessionRecord.class);
    }

    SessionRecord takenBy(Owner next, long nextEpoch) {
        return new SessionRecord(next, Math.max(nextEpoch, epoch + 1), ttlMillis, values);
    }

    SessionRecord with(ObjectNode other) {
        return new SessionRecord(owner, epoch, ttlMillis, other);
    }

    SessionRecord with(Duration timeToLive) {
        return new SessionRecord(owner, epoch, timeToLive.toMillis(), values);
    }

    Duration timeToLive() {
        return Duration.ofMillis(ttlMillis);
    }

    String json() {
        return WRITER.writeValueAsString(this);
    }
}

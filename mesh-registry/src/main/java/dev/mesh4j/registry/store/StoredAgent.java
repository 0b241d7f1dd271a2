package dev.mesh4j.registry.store;

import dev.mesh4j.registry.model.Presence;
import java.time.Instant;

/**
 * An agent as it is kept.
 *
 * @param registration as JSON, without the schemas
 * @param digest of the registration; differs when the registration does
 * @param keyHash of the secret that its owner showed, empty when it showed none
 * @param revision of its last change
 */
public record StoredAgent(
        String id,
        Presence presence,
        String registration,
        String digest,
        String keyHash,
        Instant createdAt,
        Instant lastSeen,
        long revision) {}

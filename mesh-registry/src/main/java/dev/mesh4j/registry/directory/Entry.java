package dev.mesh4j.registry.directory;

import dev.mesh4j.protocol.registry.Revision;
import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Presence;
import dev.mesh4j.registry.store.StoredAgent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What is known of one agent. One thread changes it; a beat changes only what beats change; all may read. */
final class Entry {

    private volatile Known known;
    private volatile long seenAtMillis;
    private volatile String delivered = "";
    private final AtomicReference<@Nullable Watch> watch = new AtomicReference<>();

    /** Since when its lease has ended, in nanoseconds of this process; means nothing while it is there. */
    private long endedAt;

    /** When it was last seen, as far as the store knows. */
    private long savedMillis;

    /** What changes together. */
    private record Known(
            Agent agent,
            Presence presence,
            String digest,
            String keyHash,
            Instant createdAt,
            long row,
            Bindings bindings,
            Revision revision) {

        Known(Agent agent, StoredAgent row, Bindings bindings, Revision revision) {
            this(
                    agent,
                    row.presence(),
                    row.digest(),
                    row.keyHash(),
                    row.createdAt(),
                    row.revision(),
                    bindings,
                    revision);
        }
    }

    Entry(Agent agent, StoredAgent row, Revision revision, long nanos) {
        this.endedAt = nanos;
        this.known = new Known(agent, row, Bindings.NONE, revision);
        this.seenAtMillis = row.lastSeen().toEpochMilli();
        this.savedMillis = seenAtMillis;
    }

    void change(Agent agent, StoredAgent row, long nanos) {
        Known old = known;
        endedAt = nanos;
        known = new Known(agent, row, old.bindings, old.revision);
        see(row.lastSeen().toEpochMilli());
        savedMillis = seenAtMillis;
    }

    /** True when the agent has to apply something else now. */
    boolean bind(Bindings bindings, Revision revision) {
        Known old = known;
        known = new Known(old.agent, old.presence, old.digest, old.keyHash, old.createdAt, old.row, bindings, revision);
        return !old.bindings.fingerprint().equals(bindings.fingerprint());
    }

    Agent agent() {
        return known.agent;
    }

    Presence presence() {
        return known.presence;
    }

    String digest() {
        return known.digest;
    }

    String keyHash() {
        return known.keyHash;
    }

    Instant createdAt() {
        return known.createdAt;
    }

    /** The revision of its row in the store. */
    long row() {
        return known.row;
    }

    Bindings bindings() {
        return known.bindings;
    }

    /** The fingerprint of the bindings that it was last told. */
    String delivered() {
        return delivered;
    }

    void deliver(String fingerprint) {
        delivered = fingerprint;
    }

    /** @throws NotOwnerException when it is there and belongs to someone with another key */
    void requireOwner(String keyHash) {
        Known now = known;
        if (now.presence.isThere() && !now.keyHash.isEmpty() && !isEqual(now.keyHash, keyHash)) {
            throw new NotOwnerException(now.agent.id());
        }
    }

    /** Takes as long wherever the two differ. */
    private static boolean isEqual(String hash, String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    @Nullable
    Watch watch() {
        return watch.get();
    }

    /** The one that was open ends. */
    void replaceWatch(@Nullable Watch next) {
        Watch before = watch.getAndSet(next);
        if (before != null) {
            before.end();
        }
    }

    /** False when another is open. */
    boolean removeWatch(Watch old) {
        return watch.compareAndSet(old, null);
    }

    boolean hasWatch() {
        return watch.get() != null;
    }

    boolean endedBefore(long nanos) {
        return known.presence == Presence.EXPIRED && endedAt - nanos < 0;
    }

    void see(long millis) {
        seenAtMillis = millis;
    }

    Instant lastSeen() {
        return Instant.ofEpochMilli(seenAtMillis);
    }

    /** Whether it was seen since the store was told. */
    boolean isSeenAnew() {
        return seenAtMillis != savedMillis;
    }

    void saved(Instant lastSeen) {
        savedMillis = lastSeen.toEpochMilli();
    }

    AgentState state() {
        Known now = known;
        return new AgentState(now.agent, now.presence, now.createdAt, lastSeen(), now.bindings, now.revision);
    }
}

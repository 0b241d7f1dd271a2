package dev.mesh4j.registry.directory;

import dev.mesh4j.registry.model.Agent;
import java.time.Instant;

/** What the directory knows of one agent. Guarded by the directory's lock, except the volatile fields. */
final class Entry {

    private final Agent agent;
    private final String digest;
    private final Instant createdAt;
    private Bindings bindings = Bindings.NONE;

    /** Whether its lease lasts. */
    volatile boolean live;

    volatile Instant lastSeen;

    /** Since when its lease has ended; means nothing while it is live. */
    private Instant endedAt;

    /** The fingerprint of the bindings it should have. */
    volatile String current = Bindings.NONE.fingerprint();

    /** The fingerprint of the bindings it was last told. */
    volatile String delivered = "";

    /** @param digest of its registration */
    Entry(Agent agent, String digest, boolean live, Instant createdAt, Instant lastSeen) {
        this.agent = agent;
        this.digest = digest;
        this.live = live;
        this.createdAt = createdAt;
        this.lastSeen = lastSeen;
        this.endedAt = lastSeen;
    }

    Agent agent() {
        return agent;
    }

    String digest() {
        return digest;
    }

    Instant createdAt() {
        return createdAt;
    }

    void end(Instant at) {
        live = false;
        endedAt = at;
    }

    boolean endedBefore(Instant time) {
        return !live && endedAt.isBefore(time);
    }

    Bindings bindings() {
        return bindings;
    }

    void bind(Bindings next) {
        bindings = next;
        current = next.fingerprint();
    }

    AgentState state() {
        return new AgentState(agent, live, createdAt, lastSeen, bindings);
    }
}

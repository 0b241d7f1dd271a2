package dev.mesh4j.runtime.session;

import dev.mesh4j.server.state.Entry;
import dev.mesh4j.server.state.SharedState;
import dev.mesh4j.server.state.StateGroup;
import dev.mesh4j.server.state.Write;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sessions in the shared state, and which of them are this instance's. Thread-safe. */
final class SessionStore {

    private static final Logger log = LoggerFactory.getLogger(SessionStore.class);

    private final SharedState state;
    private final StateGroup group;
    private final InstanceLease lease;
    private final String self;
    private final Supplier<String> endpoint;
    private final SessionOptions options;
    private final KnownOwners others = new KnownOwners();

    SessionStore(
            SharedState state, InstanceLease lease, String self, Supplier<String> endpoint, SessionOptions options) {
        this.state = state;
        this.group = state.group("sessions");
        this.lease = lease;
        this.self = self;
        this.endpoint = endpoint;
        this.options = options;
    }

    String self() {
        return self;
    }

    /** Finds the session's owner, or makes this instance the owner of one that has none or whose owner is gone. */
    Claim claim(String id) {
        lease.hold();
        long generation = lease.generation();
        Optional<Entry> found = group.get(id);
        Owner known = others.of(id);
        if (found.isEmpty() && known != null && !state.isShared()) {
            return new Claim.Theirs(known);
        }
        Optional<Claim> claim = Optional.empty();
        while (claim.isEmpty()) {
            claim = found.isEmpty() ? create(id, generation) : claim(id, found.get(), generation);
            if (claim.isEmpty()) {
                found = group.get(id);
            }
        }
        return claim.get();
    }

    /** Where the shared store is away and the owner cannot be reached, the session goes on here with what is known. */
    boolean forsake(String id, Owner owner) {
        if (state.isShared()) {
            return false;
        }
        log.warn("session {} goes on here, {} cannot be reached and the shared store is away", id, owner.id());
        others.forget(id);
        return true;
    }

    /** Whether there was such a session. */
    boolean end(String id) {
        others.forget(id);
        boolean was = group.get(id).isPresent();
        group.delete(id);
        return was;
    }

    StateGroup group() {
        return group;
    }

    /** In the shared store the epoch says it all; in memory another instance may have written that nobody heard of. */
    boolean isOurs(SessionRecord record, long epoch, long generation) {
        return record.owner().id().equals(self)
                && record.epoch() == epoch
                && (state.isShared() || lease.generation() == generation);
    }

    private Optional<Claim> claim(String id, Entry entry, long generation) {
        SessionRecord record = SessionRecord.of(entry);
        Owner owner = record.owner();
        if (owner.id().equals(self)) {
            others.forget(id);
            return Optional.of(ours(id, entry, record, generation));
        }
        if (lease.lives(owner.id())) {
            others.learn(id, owner);
            return Optional.of(new Claim.Theirs(owner));
        }
        SessionRecord taken = record.takenBy(owner(), group.nextEpoch(id));
        Write write = group.compareAndSet(entry, taken.json(), taken.timeToLive());
        if (write instanceof Write.Written written) {
            log.info("session {} of {}, which is gone, is taken: epoch {}", id, owner.id(), taken.epoch());
            others.forget(id);
            return Optional.of(ours(id, written.entry(), taken, generation));
        }
        return Optional.empty();
    }

    private Owner owner() {
        return new Owner(self, endpoint.get());
    }

    private Optional<Claim> create(String id, long generation) {
        SessionRecord created = SessionRecord.of(owner(), group.nextEpoch(id), options.timeToLive());
        Write write = group.putIfAbsent(id, created.json(), created.timeToLive());
        return write instanceof Write.Written written
                ? Optional.of(ours(id, written.entry(), created, generation))
                : Optional.empty();
    }

    private Claim ours(String id, Entry entry, SessionRecord record, long generation) {
        return new Claim.Ours(new OwnedSession(this, id, entry, record.epoch(), generation));
    }
}

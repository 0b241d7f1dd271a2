package dev.mesh4j.runtime.session;

import dev.mesh4j.server.state.RedisConfig;
import dev.mesh4j.server.state.RedisServer;
import dev.mesh4j.server.state.RedisState;
import dev.mesh4j.server.state.ResilientState;
import dev.mesh4j.server.state.SharedState;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** An instance as far as sessions see it; its clock is stopped like the process would be. */
final class Replica implements AutoCloseable {

    /** Is not over in a test. */
    static final Duration LEASE = Duration.ofMinutes(1);

    /** Is waited for. */
    static final Duration SHORT = Duration.ofMillis(300);

    final SharedState state;
    final InstanceLease lease;
    final SessionStore store;
    final AtomicLong passed = new AtomicLong();

    Replica(RedisServer redis, String prefix, String id, Duration lease) {
        this(
                new ResilientState(
                        new RedisState(RedisConfig.of(redis.uri(), prefix).withTimeout(Duration.ofSeconds(2)))),
                id,
                lease);
    }

    Replica(SharedState state, String id, Duration length) {
        this.state = state;
        this.lease = new InstanceLease(state, id, length, () -> System.nanoTime() + passed.get());
        SessionOptions options = new SessionOptions(Duration.ofMinutes(1), length);
        this.store = new SessionStore(state, lease, id, () -> "http://" + id, options);
    }

    OwnedSession session(String id) {
        return ((Claim.Ours) store.claim(id)).session();
    }

    boolean owns(String id) {
        return store.claim(id) instanceof Claim.Ours;
    }

    @Override
    public void close() {
        state.close();
    }
}

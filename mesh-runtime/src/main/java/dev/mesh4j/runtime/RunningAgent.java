package dev.mesh4j.runtime;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.runtime.heartbeat.HeartbeatLoop;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An agent that serves. Thread-safe. */
public final class RunningAgent implements AgentControl, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RunningAgent.class);

    private final AgentIdentity identity;
    private final ServedOver served;
    private final HeartbeatLoop heartbeat;
    private final HttpTransport http;
    private final AgentControl control;
    private final OutsideClients outside;
    private final AgentInsight insight;
    private final Runnable stop;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    RunningAgent(
            AgentIdentity identity,
            ServedOver served,
            HeartbeatLoop heartbeat,
            HttpTransport http,
            AgentControl control,
            OutsideClients outside,
            AgentInsight insight,
            Runnable stop) {
        this.identity = identity;
        this.served = served;
        this.heartbeat = heartbeat;
        this.http = http;
        this.control = control;
        this.outside = outside;
        this.insight = insight;
        this.stop = stop;
    }

    /** As it is registered; all instances of the agent share it. */
    public String name() {
        return identity.name();
    }

    /** Unique to this start: the name and a random suffix. */
    public String id() {
        return identity.id();
    }

    /** Where it listens, or listened; 0 when it serves on its standard input and output. */
    public int port() {
        return served.port();
    }

    /** How many HTTP connections to others are open now. */
    public int connections() {
        return http.connections();
    }

    /** What can be seen of it from within this process. */
    public AgentInsight insight() {
        return insight;
    }

    /**
     * A client for code that is no tool. Its provider is looked for from now on.
     *
     * @param type an interface each of whose methods has {@code @Dependency}
     */
    public <T> T client(Class<T> type) {
        return outside.client(type, (Dependency) null);
    }

    /**
     * As {@link #client(Class)}, of any provider of a capability.
     *
     * @param type an interface with one method, or {@link RemoteTool}
     */
    public <T> T client(Class<T> type, String capability) {
        return outside.client(type, capability);
    }

    /** Whether all that a client calls has a provider now; false for what is no client of this agent. */
    public boolean isAvailable(Object client) {
        return outside.isAvailable(client);
    }

    /** Waits until the registry knows this agent; false when it does not within the time. */
    public boolean awaitReady(Duration atMost) throws InterruptedException {
        return heartbeat.awaitJoined(atMost);
    }

    /** The fingerprint, as the registry makes it, of who its dependencies are bound to; empty before it has joined. */
    public String bindings() {
        return heartbeat.bindings();
    }

    @Override
    public Registered register(Object instance) {
        return control.register(instance);
    }

    @Override
    public void resourceUpdated(String uri) {
        control.resourceUpdated(uri);
    }

    /**
     * Leaves the registry, lets calls in flight finish, and stops, all within the drain time-out. Returns when all is
     * stopped; idempotent.
     */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            log.info("{} stops", identity.id());
            try {
                stop.run();
            } finally {
                closed.countDown();
            }
        } else {
            awaitClosed();
        }
    }

    /** Waits until it has stopped, or the thread is interrupted. */
    public void awaitClosed() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

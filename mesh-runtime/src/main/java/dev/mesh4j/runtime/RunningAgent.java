package dev.mesh4j.runtime;

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
    private final Runnable stop;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    RunningAgent(
            AgentIdentity identity,
            ServedOver served,
            HeartbeatLoop heartbeat,
            HttpTransport http,
            AgentControl control,
            Runnable stop) {
        this.identity = identity;
        this.served = served;
        this.heartbeat = heartbeat;
        this.http = http;
        this.control = control;
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

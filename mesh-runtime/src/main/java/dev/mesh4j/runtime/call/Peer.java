package dev.mesh4j.runtime.call;

import dev.failsafe.CircuitBreaker;
import dev.mesh4j.protocol.client.McpEndpoint;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Another agent's process, as the calls of this agent know it; one for all dependencies that are bound to it. Thread-safe.
 *
 * <p>Who refuses connections is left alone at once, who breaks or outlasts half of its last ten calls as well, each for a
 * pause; then one call is the trial.
 */
public final class Peer {

    private static final int FAILURES = 5;
    private static final int OF_CALLS = 10;

    private final String baseUrl;
    private final McpEndpoint endpoint;
    private final CircuitBreaker<Object> breaker;
    private final Semaphore slots;
    private final AtomicInteger outstanding = new AtomicInteger();
    private volatile boolean unreachable;
    private volatile long restsUntil = System.nanoTime();

    /** @param baseUrl {@code /mcp} is under it */
    public Peer(String baseUrl, PeerLimits limits) {
        this(baseUrl, McpEndpoint.ofAgent(baseUrl), limits);
    }

    /** A server that need not be an agent. */
    public Peer(String baseUrl, McpEndpoint endpoint, PeerLimits limits) {
        this.baseUrl = baseUrl;
        this.endpoint = endpoint;
        this.slots = new Semaphore(limits.connections());
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(FAILURES, OF_CALLS)
                .withSuccessThreshold(1)
                .withDelay(limits.pause())
                .build();
    }

    public String baseUrl() {
        return baseUrl;
    }

    public McpEndpoint endpoint() {
        return endpoint;
    }

    /** Calls of this agent that are under way there. */
    public int outstanding() {
        return outstanding.get();
    }

    /** How it is treated now. */
    public Condition condition() {
        return switch (breaker.getState()) {
            case CLOSED -> isResting() ? Condition.RESTING : Condition.GOOD;
            // the trial is under way
            case HALF_OPEN -> Condition.LEFT_ALONE;
            case OPEN -> breaker.getRemainingDelay().isZero() ? Condition.TRIED : Condition.LEFT_ALONE;
        };
    }

    /** Whether asking it in spite of its condition costs nothing but a refused connection. */
    boolean refusesAtOnce() {
        return unreachable || isResting();
    }

    /**
     * Waits for a free connection; {@link #end} gives it back.
     *
     * @return false when there is none in the time
     */
    boolean begin(Duration atMost) throws InterruptedException {
        if (!slots.tryAcquire() && !slots.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        outstanding.incrementAndGet();
        return true;
    }

    /**
     * Whether a call that has begun may be sent. One that is the trial must be followed by {@link #answered}, {@link
     * #unreachable}, {@link #failed} or {@link #unknown}: until then there is no other.
     */
    boolean admits() {
        return breaker.tryAcquirePermit() || refusesAtOnce();
    }

    void end() {
        outstanding.decrementAndGet();
        slots.release();
    }

    /** It answered, with whatever. */
    void answered() {
        unreachable = false;
        if (breaker.isClosed()) {
            breaker.recordSuccess();
        } else {
            breaker.close();
        }
    }

    /** It could not be connected to. */
    void unreachable() {
        unreachable = true;
        breaker.open();
    }

    /** It took the call and broke the connection, or was too slow. */
    void failed() {
        unreachable = false;
        breaker.recordFailure();
    }

    /** Nothing was learned of it, such as when the caller went away; if this was the trial, another one follows a pause. */
    void unknown() {
        if (breaker.isHalfOpen()) {
            breaker.recordFailure();
        }
    }

    /** It said that it executes nothing for a while. */
    void rests(Duration pause) {
        restsUntil = System.nanoTime() + pause.toNanos();
    }

    /** Has it probed, which is the trial; it gets calls again when it is healthy. */
    void probe(PeerProbe probe) {
        if (breaker.tryAcquirePermit()) {
            Thread.ofVirtual().name("mesh-probe").start(() -> {
                boolean healthy = false;
                try {
                    healthy = probe.isHealthy(this);
                } finally {
                    if (healthy) {
                        answered();
                    } else {
                        breaker.open();
                    }
                }
            });
        }
    }

    private boolean isResting() {
        return restsUntil - System.nanoTime() > 0;
    }

    @Override
    public String toString() {
        return endpoint.toString();
    }

    /** What calls there are to expect. */
    public enum Condition {
        GOOD,
        /** It asked for a pause. */
        RESTING,
        /** It failed, and the next call is the trial. */
        TRIED,
        /** It failed. */
        LEFT_ALONE
    }
}

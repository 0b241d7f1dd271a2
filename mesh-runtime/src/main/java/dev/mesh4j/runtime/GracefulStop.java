package dev.mesh4j.runtime;

import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.runtime.heartbeat.HeartbeatLoop;
import dev.mesh4j.server.trace.Tracing;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How an agent stops: it leaves the bindings of others, then finishes the calls in flight, then lets go of what they used.
 *
 * @param drainTimeout for all of it; what hangs costs a second more at most
 */
record GracefulStop(
        HeartbeatLoop heartbeat,
        ServedOver served,
        AgentHealth health,
        AgentState state,
        HttpTransport http,
        Tracing tracing,
        Duration drainTimeout)
        implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(GracefulStop.class);
    private static final Duration SHORTEST_WITHDRAWAL = Duration.ofMillis(400);
    private static final Duration LONGEST_WITHDRAWAL = Duration.ofSeconds(2);
    private static final Duration LETTING_GO = Duration.ofMillis(500);

    @Override
    public void run() {
        long began = System.nanoTime();
        try (http) {
            health.stopping();
            heartbeat.withdraw(withdrawal());
            Duration left = drainTimeout.minusNanos(System.nanoTime() - began);
            served.close(left.isNegative() ? Duration.ZERO : left);
            letGo();
        }
    }

    /** A registry that is away must not take the time that the calls in flight need. */
    private Duration withdrawal() {
        Duration share = drainTimeout.dividedBy(4);
        if (share.compareTo(SHORTEST_WITHDRAWAL) < 0) {
            return SHORTEST_WITHDRAWAL;
        }
        return share.compareTo(LONGEST_WITHDRAWAL) > 0 ? LONGEST_WITHDRAWAL : share;
    }

    /** A store that is away may take its time-outs to be closed; by then nobody is served any more. */
    private void letGo() {
        Thread closing = Thread.ofVirtual().name("mesh-stop-state").start(() -> {
            tracing.close();
            health.close();
            state.close();
        });
        try {
            if (!closing.join(LETTING_GO)) {
                log.info("the state is still being closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

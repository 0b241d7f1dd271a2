package dev.mesh4j.runtime.call;

import java.time.Duration;

/**
 * How much is asked of another agent.
 *
 * @param connections calls under way at once; more wait, which counts as their time
 * @param pause how long one that failed is left alone
 */
public record PeerLimits(int connections, Duration pause) {

    public static final PeerLimits DEFAULT = new PeerLimits(256, Duration.ofSeconds(1));
}

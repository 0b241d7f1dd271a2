package dev.mesh4j.registry.metrics;

import java.util.Map;

/**
 * How a registry stands at one moment.
 *
 * @param revision the newest one that reads are answered from
 * @param committed the newest one that the store is known to have; higher while a replica lags behind
 * @param agentsByState from {@code live}, {@code suspect} or {@code expired} to how many
 * @param agentsByHealth from {@code healthy}, {@code degraded} or {@code unhealthy} to how many; of those that are alive
 * @param selfPreserving whether it suspects itself, and expires nobody
 * @param waiting changes that wait to be made, or are being made
 */
public record Standing(
        long revision,
        long committed,
        Map<String, Integer> agentsByState,
        Map<String, Integer> agentsByHealth,
        int watches,
        boolean selfPreserving,
        int waiting) {

    public Standing {
        agentsByState = Map.copyOf(agentsByState);
        agentsByHealth = Map.copyOf(agentsByHealth);
    }

    /** How many revisions others have committed that are not applied here yet. */
    public long lag() {
        return Math.max(0, committed - revision);
    }
}

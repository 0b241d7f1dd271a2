package dev.mesh4j.runtime.call;

import dev.mesh4j.runtime.policy.CallPolicy;
import dev.mesh4j.runtime.policy.PolicyLayer;
import java.time.Duration;

/**
 * A tool of another agent that meets a dependency.
 *
 * @param rank how many are better; those of one rank are equals
 * @param weight its share among equals, 1 to 100
 * @param layer what provider and dependency say of calls
 * @param policy the same with the defaults
 */
public record Provider(
        String agentId, String tool, Peer peer, int rank, int weight, PolicyLayer layer, CallPolicy policy) {

    public Provider(
            String agentId, String tool, Peer peer, int rank, int weight, PolicyLayer layer, Duration defaultTimeout) {
        this(agentId, tool, peer, rank, weight, layer, CallPolicy.of(layer, defaultTimeout));
    }

    /** The policy of a call that says more. */
    CallPolicy policy(PolicyLayer ofCall, Duration defaultTimeout) {
        return ofCall.equals(PolicyLayer.NONE) ? policy : CallPolicy.of(ofCall.over(layer), defaultTimeout);
    }
}

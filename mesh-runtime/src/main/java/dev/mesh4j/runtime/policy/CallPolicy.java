package dev.mesh4j.runtime.policy;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.util.Map;

/**
 * How calls of one tool are made.
 *
 * @param timeout of a call with all its attempts; of a stream, until its next item
 * @param retryCount how often a failed call is made again, 0 to 10
 * @param idempotent whether a call that may have been executed may be made again
 * @param streaming whether the result comes in items
 * @param authRequired whether the mesh's token goes with the call
 * @param customHeaders added to each call
 * @param sessionRequired whether a call must belong to a session
 * @param stateful whether calls of one session go to one instance
 * @param autoSessionManagement whether sessions open and end by themselves
 * @param healthCheck whether an instance that failed is asked for its health before it gets calls again
 */
public record CallPolicy(
        Duration timeout,
        int retryCount,
        boolean idempotent,
        boolean streaming,
        boolean authRequired,
        Map<String, String> customHeaders,
        boolean sessionRequired,
        boolean stateful,
        boolean autoSessionManagement,
        boolean healthCheck) {

    private static final int IDEMPOTENT_RETRIES = 2;

    /** What is longer counts as this, which a clock of nanoseconds can tell. */
    private static final Duration LONGEST = Duration.ofDays(365);

    public CallPolicy {
        timeout = timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
        customHeaders = Map.copyOf(customHeaders);
    }

    /** What a layer says, and the defaults for the rest. */
    public static CallPolicy of(PolicyLayer layer, Duration defaultTimeout) {
        boolean idempotent = requireNonNullElse(layer.idempotent(), false);
        return new CallPolicy(
                requireNonNullElse(layer.timeout(), defaultTimeout),
                requireNonNullElse(layer.retryCount(), idempotent ? IDEMPOTENT_RETRIES : 0),
                idempotent,
                requireNonNullElse(layer.streaming(), false),
                requireNonNullElse(layer.authRequired(), false),
                layer.customHeaders(),
                requireNonNullElse(layer.sessionRequired(), false),
                requireNonNullElse(layer.stateful(), false),
                requireNonNullElse(layer.autoSessionManagement(), false),
                requireNonNullElse(layer.healthCheck(), false));
    }

    /** Whether calls keep to the instance that owns their session. */
    public boolean sticky() {
        return sessionRequired || stateful || autoSessionManagement;
    }
}

package dev.mesh4j.runtime.policy;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one side says of how calls are made, in the words of {@link CallPolicy}; {@code null}: nothing. */
public record PolicyLayer(
        @Nullable Duration timeout,
        @Nullable Integer retryCount,
        @Nullable Boolean idempotent,
        @Nullable Boolean streaming,
        @Nullable Boolean authRequired,
        Map<String, String> customHeaders,
        @Nullable Boolean sessionRequired,
        @Nullable Boolean stateful,
        @Nullable Boolean autoSessionManagement,
        @Nullable Boolean healthCheck) {

    public static final int MOST_RETRIES = 10;

    public static final PolicyLayer NONE =
            new PolicyLayer(null, null, null, null, null, Map.of(), null, null, null, null);

    /** The result comes in items. */
    public static final PolicyLayer STREAMING =
            new PolicyLayer(null, null, null, true, null, Map.of(), null, null, null, null);

    public PolicyLayer {
        if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
            throw new IllegalArgumentException("timeout: " + timeout + " (expected: more than zero)");
        }
        if (retryCount != null && (retryCount < 0 || retryCount > MOST_RETRIES)) {
            throw new IllegalArgumentException("retryCount: " + retryCount + " (expected: 0 to " + MOST_RETRIES + ")");
        }
        customHeaders = Map.copyOf(customHeaders);
    }

    /** What this says, and where it says nothing, what another one says. */
    public PolicyLayer over(PolicyLayer below) {
        if (equals(NONE)) {
            return below;
        }
        return new PolicyLayer(
                either(timeout, below.timeout),
                either(retryCount, below.retryCount),
                either(idempotent, below.idempotent),
                either(streaming, below.streaming),
                either(authRequired, below.authRequired),
                both(customHeaders, below.customHeaders),
                either(sessionRequired, below.sessionRequired),
                either(stateful, below.stateful),
                either(autoSessionManagement, below.autoSessionManagement),
                either(healthCheck, below.healthCheck));
    }

    private static <T> @Nullable T either(@Nullable T above, @Nullable T below) {
        return above == null ? below : above;
    }

    /** Names of headers are the same whatever their case. */
    private static Map<String, String> both(Map<String, String> above, Map<String, String> below) {
        if (above.isEmpty() || below.isEmpty()) {
            return above.isEmpty() ? below : above;
        }
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(below);
        // a put keeps the spelling of a name that is there
        above.keySet().forEach(all::remove);
        all.putAll(above);
        return all;
    }
}

package dev.mesh4j.runtime;

import dev.mesh4j.annotations.Balancing;
import dev.mesh4j.runtime.policy.CustomHeaders;
import dev.mesh4j.runtime.policy.PolicyLayer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a call is made; what is not said here is as the dependency says, and then as the provider does. Immutable.
 *
 * @param policy instead of what dependency and provider say
 * @param sessionId the session that the call belongs to, 1 to 128 of {@code a-z A-Z 0-9 . _ : -}; absent: that of the call
 *     being served
 * @param affinityKey what {@link Balancing#AFFINITY} goes by; absent: the session id
 * @param balancing instead of what the dependency says
 * @param hedgeAfter instead of what the dependency says
 */
public record CallOptions(
        PolicyLayer policy,
        @Nullable String sessionId,
        @Nullable String affinityKey,
        @Nullable Balancing balancing,
        @Nullable Duration hedgeAfter) {

    public static final CallOptions NONE = new CallOptions(PolicyLayer.NONE, null, null, null, null);

    public CallOptions {
        if (hedgeAfter != null && (hedgeAfter.isNegative() || hedgeAfter.isZero())) {
            throw new IllegalArgumentException("hedgeAfter: " + hedgeAfter + " (expected: more than zero)");
        }
        if (sessionId != null && !sessionId.matches("[a-zA-Z0-9._:-]{1,128}")) {
            throw new IllegalArgumentException("sessionId: (expected: 1 to 128 of a-z A-Z 0-9 . _ : -)");
        }
    }

    /** From the call to its result, all attempts included; for a stream, until its next item. */
    public static CallOptions timeout(Duration timeout) {
        return NONE.withTimeout(timeout);
    }

    /** The session that the call belongs to. */
    public static CallOptions session(String id) {
        return NONE.withSession(id);
    }

    /** From the call to its result, all attempts included; for a stream, until its next item. */
    public CallOptions withTimeout(Duration timeout) {
        return with(new PolicyLayer(timeout, null, null, null, null, Map.of(), null, null, null, null));
    }

    /** How often a failed call is made again, 0 to 10. */
    public CallOptions withRetries(int count) {
        return with(new PolicyLayer(null, count, null, null, null, Map.of(), null, null, null, null));
    }

    /** Whether a call that may have been executed may be made again. */
    public CallOptions withIdempotent(boolean idempotent) {
        return with(new PolicyLayer(null, null, idempotent, null, null, Map.of(), null, null, null, null));
    }

    /** Whether the result may come in items. */
    public CallOptions withStreaming(boolean streaming) {
        return with(new PolicyLayer(null, null, null, streaming, null, Map.of(), null, null, null, null));
    }

    /** Whether the mesh's token goes with the call. */
    public CallOptions withAuth(boolean required) {
        return with(new PolicyLayer(null, null, null, null, required, Map.of(), null, null, null, null));
    }

    /** Adds a header; those of HTTP, MCP and the mesh are not for callers to set. */
    public CallOptions withHeader(String name, String value) {
        Map<String, String> headers = new TreeMap<>(CustomHeaders.parse(name + ": " + value));
        return with(new PolicyLayer(null, null, null, null, null, headers, null, null, null, null));
    }

    /** The session that the call belongs to. */
    public CallOptions withSession(String id) {
        return new CallOptions(policy, id, affinityKey, balancing, hedgeAfter);
    }

    /** Whether a call without a session is refused before it is made. */
    public CallOptions withSessionRequired(boolean required) {
        return with(new PolicyLayer(null, null, null, null, null, Map.of(), required, null, null, null));
    }

    /** Whether calls of one session go to one instance. */
    public CallOptions withStateful(boolean stateful) {
        return with(new PolicyLayer(null, null, null, null, null, Map.of(), null, stateful, null, null));
    }

    /** Whether a session opens and ends by itself where none is given. */
    public CallOptions withAutoSession(boolean auto) {
        return with(new PolicyLayer(null, null, null, null, null, Map.of(), null, null, auto, null));
    }

    /** Whether an instance that failed is asked for its health before it gets calls again. */
    public CallOptions withHealthCheck(boolean check) {
        return with(new PolicyLayer(null, null, null, null, null, Map.of(), null, null, null, check));
    }

    /** Chooses among equally good providers. */
    public CallOptions withBalancing(Balancing way) {
        return new CallOptions(policy, sessionId, affinityKey, way, hedgeAfter);
    }

    /** Calls with equal keys go to the same provider as long as it is there. */
    public CallOptions withAffinity(String key) {
        return new CallOptions(policy, sessionId, key, Balancing.AFFINITY, hedgeAfter);
    }

    /** When an idempotent call goes to a second provider as well. */
    public CallOptions withHedgeAfter(Duration pause) {
        return new CallOptions(policy, sessionId, affinityKey, balancing, pause);
    }

    private CallOptions with(PolicyLayer more) {
        return new CallOptions(more.over(policy), sessionId, affinityKey, balancing, hedgeAfter);
    }
}

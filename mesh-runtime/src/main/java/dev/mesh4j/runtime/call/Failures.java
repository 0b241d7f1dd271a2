package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.jsonrpc.NotExecuted;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.OverloadedException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why the attempts of one call brought no result. */
final class Failures {

    private static final String SESSION = "session";

    private final DependencyName name;
    /** By provider; what is newer counts. */
    private final Map<String, String> reasons = new LinkedHashMap<>();

    private @Nullable CallException last;
    private @Nullable Duration overload;
    private @Nullable Duration session;

    Failures(DependencyName name) {
        this.name = name;
    }

    /** Whether a provider has too much to do now. */
    static boolean isOverload(CallException.NotExecuted refused) {
        return refused.reason().equals(NotExecuted.OVERLOADED);
    }

    /** Whether it is about the call's session, and says nothing of the provider. */
    static boolean isSession(CallException.NotExecuted refused) {
        return refused.reason().startsWith(SESSION);
    }

    void unresolved(String reason) {
        reasons.clear();
        reasons.put("", reason);
    }

    void add(Provider provider, CallException e) {
        last = e;
        if (e instanceof CallException.NotExecuted refused) {
            if (isOverload(refused)) {
                overload = sooner(overload, refused.retryAfter());
            } else if (isSession(refused)) {
                session = sooner(session, refused.retryAfter());
            }
        }
        reasons.put(provider.agentId(), String.valueOf(e.getMessage()));
    }

    /** It was not even asked. */
    void leftAlone(Provider provider) {
        reasons.putIfAbsent(provider.agentId(), provider.peer() + " failed lately and is left alone");
    }

    void timeOver() {
        reasons.putIfAbsent("", "no time is left");
    }

    /** Whether providers are there, but have too much to do. */
    boolean overloaded() {
        return overload != null;
    }

    /** When the one that owns the call's session may be there again; absent when none was missed in this round. */
    @Nullable
    Duration sessionAway() {
        return session;
    }

    /** All are asked once more. */
    void nextRound() {
        session = null;
    }

    RuntimeException exception() {
        StringBuilder why = new StringBuilder();
        reasons.forEach((provider, reason) -> why.append(why.isEmpty() ? "" : "; ")
                .append(provider)
                .append(provider.isEmpty() ? "" : ": ")
                .append(reason));
        RuntimeException exception = overload != null
                ? new OverloadedException(
                        name.capability(), "dependency " + name.wanted() + " is overloaded: " + why, overload)
                : new DependencyUnavailableException(
                        name.capability(), "dependency " + name.wanted() + " is unavailable: " + why);
        if (last != null) {
            exception.initCause(last);
        }
        return exception;
    }

    private static Duration sooner(@Nullable Duration one, Duration other) {
        return one == null || other.compareTo(one) < 0 ? other : one;
    }
}

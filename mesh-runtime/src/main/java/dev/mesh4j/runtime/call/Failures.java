package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.jsonrpc.NotExecuted;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.OverloadedException;
import java.time.Duration;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why the attempts of one call brought no result. */
final class Failures {

    private final DependencyName name;
    /** By provider; what is newer counts. */
    private final Map<String, String> reasons = new LinkedHashMap<>();

    private @Nullable CallException last;
    private Duration retryAfter = Duration.ZERO;
    private boolean overload;
    private boolean other;

    Failures(DependencyName name) {
        this.name = name;
    }

    static boolean isOverload(CallException.NotExecuted refused) {
        return refused.reason().equals(NotExecuted.OVERLOADED);
    }

    void unresolved(String reason) {
        other = true;
        reasons.clear();
        reasons.put("", reason);
    }

    void add(Provider provider, CallException e) {
        last = e;
        if (e instanceof CallException.NotExecuted refused && isOverload(refused)) {
            overload = true;
            retryAfter = refused.retryAfter();
        } else {
            other = true;
        }
        reasons.put(provider.agentId(), String.valueOf(e.getMessage()));
    }

    /** Those that were not even asked. */
    void leftAlone(Candidates candidates, BitSet tried) {
        for (int i = 0; i < candidates.ranked().size(); i++) {
            if (!tried.get(i)) {
                other = true;
                Provider provider = candidates.at(i);
                reasons.putIfAbsent(provider.agentId(), provider.peer() + " failed lately and is left alone");
            }
        }
    }

    /** Whether nothing else happened but that providers have too much to do. */
    boolean onlyOverload() {
        return overload && !other;
    }

    /** Zero when nobody said when. */
    Duration retryAfter() {
        return retryAfter;
    }

    RuntimeException exception() {
        StringBuilder why = new StringBuilder();
        reasons.forEach((provider, reason) -> why.append(why.isEmpty() ? "" : "; ")
                .append(provider)
                .append(provider.isEmpty() ? "" : ": ")
                .append(reason));
        RuntimeException exception = overload
                ? new OverloadedException(
                        name.capability(), "dependency " + name.wanted() + " is overloaded: " + why, retryAfter)
                : new DependencyUnavailableException(
                        name.capability(), "dependency " + name.wanted() + " is unavailable: " + why);
        if (last != null) {
            exception.initCause(last);
        }
        return exception;
    }
}

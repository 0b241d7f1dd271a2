package dev.mesh4j.runtime.call;

import dev.mesh4j.runtime.policy.CallPolicy;
import java.util.Locale;
import java.util.Optional;

/** What stands between a client and the tool that it is bound to. */
public enum ProxyKind {
    /** Nothing: the tool is of this very agent. */
    SELF,
    /** Each call goes where it is answered first, and brings one result. */
    SIMPLE,
    /** Also takes results in items, or keeps the calls of one session together. */
    FULL;

    /** Follows from the target and the policy of its best provider; empty while nothing is bound. */
    public static Optional<ProxyKind> of(Target target) {
        return switch (target) {
            case Target.Unresolved unresolved -> Optional.empty();
            case Target.Local local -> Optional.of(SELF);
            case Target.Remote(Candidates candidates) ->
                Optional.of(of(candidates.first().policy()));
        };
    }

    private static ProxyKind of(CallPolicy policy) {
        return policy.streaming() || policy.sticky() ? FULL : SIMPLE;
    }

    /** For log lines. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

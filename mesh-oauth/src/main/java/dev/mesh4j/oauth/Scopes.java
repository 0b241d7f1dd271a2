package dev.mesh4j.oauth;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which scopes to ask for: what is challenged, else what the resource supports, else none. */
final class Scopes {

    private static final String OFFLINE = "offline_access";

    private Scopes() {}

    static Set<String> split(@Nullable String scope) {
        if (scope == null || scope.isBlank()) {
            return Set.of();
        }
        return new LinkedHashSet<>(Arrays.asList(scope.strip().split("\\s+")));
    }

    /**
     * The scopes of the resource to ask for, so that what was once asked for is not lost.
     *
     * @param before asked for earlier, or configured
     */
    static Set<String> choose(Set<String> before, Set<String> challenged, Set<String> supported) {
        Set<String> chosen = new LinkedHashSet<>(before);
        chosen.addAll(challenged.isEmpty() && before.isEmpty() ? supported : challenged);
        chosen.remove(OFFLINE);
        return chosen;
    }

    /** With {@code offline_access} where a refresh token is wanted and the server knows that scope. */
    static Set<String> withOffline(Set<String> scopes, AuthorizationServer server, boolean wanted) {
        if (!wanted || !server.scopes().contains(OFFLINE)) {
            return scopes;
        }
        Set<String> more = new LinkedHashSet<>(scopes);
        more.add(OFFLINE);
        return more;
    }

    static boolean offline(Set<String> scopes) {
        return scopes.contains(OFFLINE);
    }
}

package dev.mesh4j.oauth;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a session holds at one time.
 *
 * @param generation grows with each flow, whatever came of it
 * @param asked whether the tokens were asked for anew, neither stored nor refreshed
 * @param failure why the last flow brought nothing
 */
record Held(
        long generation,
        @Nullable Tokens tokens,
        boolean asked,
        @Nullable OAuthException failure) {

    static final Held NOTHING = new Held(0, null, false, null);

    Held with(FlowStarter.Outcome obtained) {
        return new Held(generation + 1, obtained.tokens(), obtained.asked(), null);
    }

    Held with(OAuthException cause) {
        return new Held(generation + 1, tokens, asked, cause);
    }

    /** Whether these scopes were asked for, however long ago. */
    boolean covers(Set<String> scopes) {
        return tokens != null && tokens.scopes().containsAll(scopes);
    }
}

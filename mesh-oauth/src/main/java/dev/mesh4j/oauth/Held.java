package dev.mesh4j.oauth;

import org.jspecify.annotations.Nullable;

/**
 * What a session holds at one time.
 *
 * @param generation grows with each flow, whatever came of it
 * @param failure why the last flow brought nothing
 */
record Held(
        long generation, @Nullable Tokens tokens, @Nullable OAuthException failure) {

    static final Held NOTHING = new Held(0, null, null);

    Held with(Tokens obtained) {
        return new Held(generation + 1, obtained, null);
    }

    Held with(OAuthException cause) {
        return new Held(generation + 1, tokens, cause);
    }
}

package dev.mesh4j.oauth;

import org.jspecify.annotations.Nullable;

/**
 * What a thread knows of the request that it is making.
 *
 * @param generation of what it was sent with
 * @param nonce that its proof carried
 * @param flows how many there were for this request
 * @param answered whether the next request is the same one again
 */
record Attempt(long generation, @Nullable String nonce, int flows, boolean answered) {

    /** A request is not authorized forever: a server that always asks for more is left at its word. */
    private static final int MAX_FLOWS = 3;

    static final Attempt NONE = new Attempt(0, null, 0, false);

    Attempt sent(long with, @Nullable String proofNonce) {
        return new Attempt(with, proofNonce, answered ? flows : 0, false);
    }

    Attempt flow() {
        return new Attempt(generation, nonce, flows + 1, answered);
    }

    Attempt over(boolean again) {
        return new Attempt(generation, nonce, flows, again);
    }

    boolean exhausted() {
        return flows >= MAX_FLOWS;
    }
}

package dev.mesh4j.oauth;

import org.jspecify.annotations.Nullable;

/**
 * What a thread knows of the request that it is making.
 *
 * @param generation of what it was sent with
 * @param nonce that its proof carried
 * @param flows how many there were for this request
 * @param nonces how often it was only sent again with another nonce
 * @param answered whether the next request is the same one again
 */
record Attempt(long generation, @Nullable String nonce, int flows, int nonces, boolean answered) {

    /** A request is not authorized forever: a server that always asks for more is left at its word. */
    private static final int MOST = 3;

    static final Attempt NONE = new Attempt(0, null, 0, 0, false);

    Attempt sent(long with, @Nullable String proofNonce) {
        return answered
                ? new Attempt(with, proofNonce, flows, nonces, false)
                : new Attempt(with, proofNonce, 0, 0, false);
    }

    Attempt anotherFlow() {
        return new Attempt(generation, nonce, flows + 1, nonces, answered);
    }

    Attempt anotherNonce() {
        return new Attempt(generation, nonce, flows, nonces + 1, answered);
    }

    Attempt over(boolean again) {
        return new Attempt(generation, nonce, flows, nonces, again);
    }

    boolean mayFlow() {
        return flows < MOST;
    }

    /** Whether what is stored, and what it was refreshed to, have both been refused. */
    boolean onlyAnewHelps() {
        return flows >= MOST - 1;
    }

    boolean mayTake(@Nullable String fresh) {
        return fresh != null && !fresh.equals(nonce) && nonces < MOST;
    }
}

package dev.mesh4j.oauth;

import dev.mesh4j.protocol.client.Authorizer.Challenge;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** The tokens for one resource, and one flow at a time for more: who was refused meanwhile shares its outcome. */
final class ResourceSession {

    private final FlowStarter starter;
    private final DpopKey dpop;
    private final long waitMillis;
    private final ReentrantLock flow = new ReentrantLock();
    private final ThreadLocal<Attempt> attempts = ThreadLocal.withInitial(() -> Attempt.NONE);
    private volatile Held held = Held.NOTHING;

    /**
     * @param waitMillis how long to wait for another thread's flow
     */
    ResourceSession(FlowStarter starter, DpopKey dpop, long waitMillis) {
        this.starter = starter;
        this.dpop = dpop;
        this.waitMillis = waitMillis;
    }

    Map<String, String> headers(String method, String url) {
        Held now = held;
        Tokens tokens = now.tokens();
        boolean bound = tokens != null && tokens.keyThumbprint() != null;
        attempts.set(attempts.get().sent(now.generation(), bound ? dpop.nonce(url) : null));
        if (tokens == null) {
            return Map.of();
        }
        if (!bound) {
            return Map.of("Authorization", "Bearer " + tokens.accessToken());
        }
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "DPoP " + tokens.accessToken());
        headers.put("DPoP", dpop.proof(method, url, tokens.accessToken()));
        return headers;
    }

    boolean answer(Challenge refusal) {
        boolean again = false;
        try {
            again = decide(refusal);
            return again;
        } finally {
            attempts.set(attempts.get().over(again));
        }
    }

    private boolean decide(Challenge refusal) {
        SchemeChallenge challenge = SchemeChallenge.ofOAuth(refusal.authenticate());
        boolean stepUp = refusal.status() == 403;
        if (challenge == null || (stepUp && !challenge.error("insufficient_scope"))) {
            return false;
        }
        Attempt attempt = attempts.get();
        dpop.remember(refusal.url(), refusal.dpopNonce());
        if (challenge.error("use_dpop_nonce") && held.tokens() != null) {
            attempts.set(attempt.anotherNonce());
            return attempt.mayTake(refusal.dpopNonce());
        }
        if (!attempt.mayFlow()) {
            return false;
        }
        attempts.set(attempt.anotherFlow());
        lock();
        try {
            return held.generation() == attempt.generation() ? obtain(challenge, stepUp, attempt) : shared(held);
        } finally {
            flow.unlock();
        }
    }

    private boolean obtain(SchemeChallenge challenge, boolean stepUp, Attempt attempt) {
        Held before = held;
        // a step-up that was asked for already, or a new token that is refused at once
        boolean repeated = stepUp || (attempt.flows() > 0 && before.asked());
        if (repeated && before.covers(challenge.scopes())) {
            return false;
        }
        try {
            held = before.with(starter.obtain(challenge, stepUp || attempt.onlyAnewHelps(), before.tokens()));
            return true;
        } catch (OAuthException e) {
            held = before.with(e);
            throw e;
        } catch (RuntimeException e) {
            // such as of a supplier of tokens
            OAuthException failure = new OAuthException(
                    OAuthException.Code.CONFIGURATION,
                    "no token: " + e.getClass().getName(),
                    e);
            held = before.with(failure);
            throw failure;
        }
    }

    private static boolean shared(Held now) {
        if (now.failure() != null) {
            throw now.failure().again();
        }
        return true;
    }

    private void lock() {
        try {
            if (flow.tryLock(waitMillis, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new OAuthException(OAuthException.Code.UNREACHABLE, "another request's sign-in has not ended in time");
    }
}

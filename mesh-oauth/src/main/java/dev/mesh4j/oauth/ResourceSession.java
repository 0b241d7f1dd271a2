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
        if (challenge == null || !(refusal.status() == 401 || challenge.error("insufficient_scope"))) {
            return false;
        }
        Attempt attempt = attempts.get();
        dpop.remember(refusal.url(), refusal.dpopNonce());
        if (challenge.error("use_dpop_nonce") && held.tokens() != null) {
            return refusal.dpopNonce() != null && !refusal.dpopNonce().equals(attempt.nonce());
        }
        if (attempt.exhausted()) {
            return false;
        }
        attempts.set(attempt.flow());
        lock();
        try {
            return held.generation() == attempt.generation() ? obtain(refusal, challenge) : shared(held);
        } finally {
            flow.unlock();
        }
    }

    private boolean obtain(Challenge refusal, SchemeChallenge challenge) {
        Held before = held;
        try {
            Tokens tokens = starter.obtain(challenge, refusal.status() == 403, before.tokens());
            if (tokens == null) {
                return false;
            }
            held = before.with(tokens);
            return true;
        } catch (OAuthException e) {
            held = before.with(e);
            throw e;
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

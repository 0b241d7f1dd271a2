package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.runtime.policy.CallPolicy;
import dev.mesh4j.runtime.session.SessionHeaders;
import dev.mesh4j.runtime.session.SessionMeta;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The attempts of one call, one after the other, until one brings a result or nothing more may be tried. */
final class Attempts<T> {

    /** How long a call without a reachable provider waits for the registry's word. */
    private static final Duration REFRESH_WAIT = Duration.ofSeconds(1);

    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    private final ToolCaller caller;
    private final Calling calling;
    private final RetryBudget budget;
    private final Sender<T> sender;
    private final Function<LocalTool, T> local;
    private final CallPolicy policy;
    private final long deadline;
    private final Choice choice;
    private final BitSet tried = new BitSet();
    private final Failures failures;
    private final @Nullable CallSession session;
    private Target target;
    private int retries;
    private boolean refreshed;
    private boolean ownerAway;
    private volatile int current = -1;

    Attempts(ToolCaller caller, Calling calling, RetryBudget budget, Sender<T> sender, Function<LocalTool, T> local) {
        this.caller = caller;
        this.calling = calling;
        this.budget = budget;
        this.sender = sender;
        this.local = local;
        this.target = calling.target().get();
        this.policy = caller.policy(calling, target instanceof Target.Remote(Candidates all) ? all.first() : null);
        this.session = caller.sessions().of(calling, policy);
        this.choice = new Choice(
                calling.balancing(),
                calling.affinityKey(),
                provider -> caller.policy(calling, provider).healthCheck(),
                caller.probe(),
                isSticky() ? session : null);
        this.retries = policy.retryCount();
        this.failures = new Failures(calling.name());
        this.deadline = deadline(System.nanoTime() + policy.timeout().toNanos());
    }

    /** The same call, made by another one than this one now asks. */
    Attempts<T> elsewhere() {
        Attempts<T> other = new Attempts<>(caller, calling, budget, sender, local);
        int busy = current;
        if (busy >= 0) {
            other.tried.set(busy);
        }
        other.refreshed = true;
        return other;
    }

    /** Whether it goes to the instance that owns its session, and to no other. */
    boolean isSticky() {
        return session != null && session.sticky();
    }

    T run() {
        while (true) {
            switch (target) {
                case Target.Local(LocalTool tool) -> {
                    return local.apply(tool);
                }
                case Target.Unresolved(String reason) -> failures.unresolved(reason);
                case Target.Remote(Candidates candidates) -> {
                    int chosen = next(candidates);
                    while (chosen >= 0) {
                        T result = attempt(candidates.at(chosen), chosen);
                        if (result != null) {
                            return result;
                        }
                        chosen = next(candidates);
                    }
                    failures.leftAlone(candidates, tried);
                }
            }
            if (!mayGoOn()) {
                throw failures.exception();
            }
        }
    }

    private int next(Candidates candidates) {
        return remaining().isPositive() && !ownerAway ? candidates.choose(tried, choice) : -1;
    }

    /** Null when another one may be tried. */
    private @Nullable T attempt(Provider provider, int index) {
        CallPolicy own = caller.policy(calling, provider);
        OutgoingCall call = caller.outgoing(calling, provider, own);
        Peer peer = provider.peer();
        if (session != null) {
            call.header(SessionHeaders.SESSION_ID, session.id());
        }
        begin(peer);
        current = index;
        tried.set(index);
        boolean held = true;
        try {
            T result = sender.send(call, remaining());
            peer.answered();
            budget.succeeded();
            if (session != null) {
                session.served(provider, result);
            }
            held = false;
            sender.over(result, peer);
            return result;
        } catch (CallException e) {
            learn(peer, e);
            if (session != null) {
                session.failed(provider, e);
                ownerAway = session.sticky() && SessionMeta.isOwnerAway(e);
            }
            failures.add(provider, e);
            if (!mayBeRepeated(e, own)) {
                throw e;
            }
            return null;
        } finally {
            if (held) {
                peer.end();
            }
        }
    }

    private void begin(Peer peer) {
        try {
            if (!peer.begin(remaining())) {
                throw new CallException.NotSent(peer.toString(), new TimeoutException("no connection became free"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallException.NotSent(peer.toString(), e);
        }
    }

    static void learn(Peer peer, CallException e) {
        if (Thread.currentThread().isInterrupted()) {
            peer.unknown();
            return;
        }
        switch (e) {
            case CallException.NotSent unsent -> peer.unreachable();
            case CallException.TimedOut slow -> peer.failed();
            case CallException.Lost lost -> peer.failed();
            case CallException.NotExecuted refused -> {
                peer.answered();
                if (!Failures.isOverload(refused) && !SessionMeta.isOwnerAway(refused)) {
                    peer.rests(refused.retryAfter());
                }
            }
            case CallException.Refused refused -> {
                if (isBroken(refused)) {
                    peer.failed();
                } else {
                    peer.answered();
                }
            }
        }
    }

    private boolean mayBeRepeated(CallException e, CallPolicy own) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        return switch (e) {
            case CallException.NotSent unsent -> true;
            case CallException.NotExecuted refused -> true;
            case CallException.TimedOut slow -> false;
            case CallException.Lost lost -> takesRetry(own);
            case CallException.Refused refused -> isBroken(refused) && takesRetry(own);
        };
    }

    /** An HTTP error of the server, not one of MCP: the call may have been executed. */
    private static boolean isBroken(CallException.Refused refused) {
        return refused.status() >= 500 && refused.error() == null;
    }

    private boolean takesRetry(CallPolicy own) {
        if (!own.idempotent() || retries == 0 || !budget.take()) {
            return false;
        }
        retries--;
        return true;
    }

    /** Whether there may be somebody new to ask, or it is worth asking everybody again. */
    private boolean mayGoOn() {
        if (ownerAway) {
            ownerAway = false;
            return pauseForOwner();
        }
        if (!refreshed && !failures.onlyOverload()) {
            refreshed = true;
            Target before = target;
            caller.topology().refresh(shorter(remaining(), REFRESH_WAIT));
            target = calling.target().get();
            if (target != before) {
                tried.clear();
                return true;
            }
        }
        return retries > 0 && pause() && budget.take();
    }

    /** The owner is back, or another takes over, in a moment; nothing was executed, so this costs no retry. */
    private boolean pauseForOwner() {
        long ceiling = LONGEST_PAUSE_MILLIS;
        return sleep(ceiling / 4 + ThreadLocalRandom.current().nextLong(ceiling / 4));
    }

    private boolean pause() {
        int round = policy.retryCount() - retries;
        long ceiling = Math.min(FIRST_PAUSE_MILLIS << Math.min(round, 10), LONGEST_PAUSE_MILLIS);
        long millis = Math.max(
                ceiling / 2 + ThreadLocalRandom.current().nextLong(ceiling / 2 + 1),
                failures.retryAfter().toMillis());
        if (!sleep(millis)) {
            return false;
        }
        retries--;
        return true;
    }

    /** Afterwards everybody may be asked again; false when there is not the time. */
    private boolean sleep(long millis) {
        if (millis >= remaining().toMillis()) {
            return false;
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        tried.clear();
        target = calling.target().get();
        return true;
    }

    private long deadline(long own) {
        CurrentCall within = calling.within();
        return within == null ? own : own + Math.min(0, within.deadline() - own);
    }

    private Duration remaining() {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    private static Duration shorter(Duration one, Duration other) {
        Duration shorter = one.compareTo(other) < 0 ? one : other;
        return shorter.isPositive() ? shorter : Duration.ofNanos(1);
    }
}

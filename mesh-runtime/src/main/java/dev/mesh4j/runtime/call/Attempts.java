package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.runtime.policy.CallPolicy;
import dev.mesh4j.runtime.session.SessionHeaders;
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
    private final long deadline;
    private final Choice choice;
    private final BitSet tried = new BitSet();
    private final Failures failures;
    private final @Nullable CallSession session;
    private Target target;
    private int retries;
    /** Whether a retry is paid for, which goes to those that were asked already when there is nobody else. */
    private boolean owed;

    private boolean refreshed;
    private int rounds;
    private volatile @Nullable Peer asked;
    private CallObserver.Attempt kind = CallObserver.Attempt.FIRST;

    Attempts(ToolCaller caller, Calling calling, RetryBudget budget, Sender<T> sender, Function<LocalTool, T> local) {
        this(caller, calling, budget, sender, local, null);
    }

    private Attempts(
            ToolCaller caller,
            Calling calling,
            RetryBudget budget,
            Sender<T> sender,
            Function<LocalTool, T> local,
            @Nullable Attempts<T> first) {
        this.caller = caller;
        this.calling = calling;
        this.budget = budget;
        this.sender = sender;
        this.local = local;
        this.target = calling.target().get();
        CallPolicy policy =
                caller.policy(calling, target instanceof Target.Remote(Candidates all) ? all.first() : null);
        this.session = caller.sessions().of(calling, policy);
        this.choice = new Choice(
                calling.balancing(),
                calling.affinityKey(),
                provider -> caller.policy(calling, provider).healthCheck(),
                caller.probe(),
                isSticky() ? session : null);
        this.failures = new Failures(calling.name());
        this.retries = first == null ? policy.retryCount() : 0;
        this.refreshed = first != null;
        this.deadline = first == null ? deadline(policy.timeout()) : first.deadline;
    }

    /** The same call once, within the same time, made by another one than this one now asks. */
    Attempts<T> elsewhere() {
        Attempts<T> other = new Attempts<>(caller, calling, budget, sender, local, this);
        Peer busy = asked;
        if (other.target instanceof Target.Remote(Candidates candidates)) {
            for (int i = 0; i < candidates.ranked().size(); i++) {
                other.tried.set(i, candidates.at(i).peer() == busy);
            }
        }
        other.kind = CallObserver.Attempt.HEDGE;
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
                    T result = round(candidates);
                    if (result != null) {
                        return result;
                    }
                }
            }
            if (!remaining().isPositive()) {
                failures.timeOver();
                throw failures.exception();
            }
            if (!mayGoOn()) {
                throw failures.exception();
            }
        }
    }

    /** Asks one after the other. */
    private @Nullable T round(Candidates candidates) {
        while (remaining().isPositive()) {
            int chosen = candidates.choose(tried, choice);
            if (chosen < 0) {
                leftAlone(candidates);
                return null;
            }
            tried.set(chosen);
            T result = attempt(candidates.at(chosen));
            // who owns the session is away for all of them
            if (result != null || (isSticky() && failures.sessionAway() != null)) {
                return result;
            }
        }
        return null;
    }

    private void leftAlone(Candidates candidates) {
        for (int i = tried.nextClearBit(0); i < candidates.ranked().size(); i = tried.nextClearBit(i + 1)) {
            failures.leftAlone(candidates.at(i));
        }
    }

    /** Null when another one may be tried. */
    private @Nullable T attempt(Provider provider) {
        CallPolicy own = caller.policy(calling, provider);
        OutgoingCall call = caller.outgoing(calling, provider, own);
        if (session != null) {
            call.header(SessionHeaders.SESSION_ID, session.id());
        }
        Peer peer = provider.peer();
        asked = peer;
        begin(peer);
        boolean held = true;
        try {
            Duration left = remaining();
            if (!left.isPositive()) {
                return null;
            }
            if (!peer.admits()) {
                failures.leftAlone(provider);
                return null;
            }
            T result = sent(provider, own, call, left);
            if (result != null) {
                held = false;
                sender.over(result, provider);
            }
            return result;
        } finally {
            if (held) {
                peer.end();
            }
        }
    }

    private @Nullable T sent(Provider provider, CallPolicy own, OutgoingCall call, Duration left) {
        Peer peer = provider.peer();
        CallObserver.Sent telling = calling.observer().attempt(kind, call);
        kind = CallObserver.Attempt.RETRY;
        try {
            T result = sender.send(call, left);
            peer.answered();
            budget.succeeded();
            telling.answered(CallObserver.Outcome.of(result));
            if (session != null) {
                session.served(provider, result);
            }
            return result;
        } catch (CallException e) {
            telling.failed(e);
            learnAndTell(provider, e, left);
            if (session != null) {
                session.failed(provider, e);
            }
            failures.add(provider, e);
            if (!mayBeRepeated(e, own)) {
                throw e;
            }
            return null;
        } catch (RuntimeException | Error e) {
            peer.unknown();
            throw e;
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

    private void learnAndTell(Provider provider, CallException e, Duration left) {
        Peer peer = provider.peer();
        boolean called = peer.condition() != Peer.Condition.LEFT_ALONE;
        Lessons.learn(provider, e, left);
        if (called && peer.condition() == Peer.Condition.LEFT_ALONE) {
            calling.observer().ejected();
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
            case CallException.Lost lost -> owesRetry(own);
            case CallException.Refused refused -> Lessons.isBroken(refused) && owesRetry(own);
        };
    }

    private boolean owesRetry(CallPolicy own) {
        owed = own.idempotent() && takesRetry();
        return owed;
    }

    private boolean takesRetry() {
        if (retries == 0 || !budget.take()) {
            return false;
        }
        retries--;
        return true;
    }

    /** Whether there may be somebody new to ask, or it is worth asking everybody again. */
    private boolean mayGoOn() {
        if (failures.overloaded()) {
            return false;
        }
        Duration sessionAway = failures.sessionAway();
        if (sessionAway != null) {
            return pause(sessionAway);
        }
        if (owed) {
            owed = false;
            return pause(Duration.ZERO);
        }
        if (!refreshed) {
            refresh();
            return true;
        }
        return takesRetry() && pause(Duration.ZERO);
    }

    private void refresh() {
        refreshed = true;
        Duration left = remaining();
        caller.topology().refresh(left.compareTo(REFRESH_WAIT) < 0 ? left : REFRESH_WAIT);
        Target now = calling.target().get();
        if (now != target) {
            target = now;
            tried.clear();
        }
    }

    private boolean pause(Duration atLeast) {
        long ceiling = Math.min(FIRST_PAUSE_MILLIS << Math.min(rounds, 10), LONGEST_PAUSE_MILLIS);
        long millis = Math.max(ceiling / 2 + ThreadLocalRandom.current().nextLong(ceiling / 2 + 1), atLeast.toMillis());
        if (millis >= remaining().toMillis()) {
            return false;
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        rounds++;
        tried.clear();
        failures.nextRound();
        target = calling.target().get();
        return true;
    }

    private long deadline(Duration timeout) {
        long own = System.nanoTime() + timeout.toNanos();
        CurrentCall within = calling.within();
        return within == null ? own : own + Math.min(0, within.deadline() - own);
    }

    private Duration remaining() {
        return Duration.ofNanos(deadline - System.nanoTime());
    }
}

package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.CallException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes a call a second time when the first takes long; the first result counts and the other call is given up. */
final class Hedge<T> {

    private final Duration after;
    private final RetryBudget budget;
    private final @Nullable CurrentCall within;
    private final BlockingQueue<Outcome<T>> outcomes = new LinkedBlockingQueue<>();

    /** @param within the call being served, which the threads of both calls serve as well */
    Hedge(Duration after, RetryBudget budget, @Nullable CurrentCall within) {
        this.after = after;
        this.budget = budget;
        this.within = within;
    }

    /** Throws what the first one to fail threw when there is no result. */
    T run(Attempts<T> first) {
        Thread one = start(first);
        Thread two = null;
        try {
            Outcome<T> outcome = outcomes.poll(TimeUnit.NANOSECONDS.convert(after), TimeUnit.NANOSECONDS);
            if (outcome == null) {
                two = budget.take() ? start(first.elsewhere()) : null;
                outcome = outcomes.take();
                if (outcome.failure() != null && two != null) {
                    Outcome<T> second = outcomes.take();
                    outcome = second.failure() == null ? second : outcome;
                }
            }
            return outcome.result();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallException.Lost("a hedged call", e);
        } finally {
            one.interrupt();
            if (two != null) {
                two.interrupt();
            }
        }
    }

    private Thread start(Attempts<T> attempts) {
        return Thread.ofVirtual().name("mesh-hedge").start(() -> outcomes.add(outcome(attempts)));
    }

    private Outcome<T> outcome(Attempts<T> attempts) {
        try (CurrentCall.Scope scope = CurrentCall.enter(within)) {
            return new Outcome<>(attempts.run(), null);
        } catch (Throwable e) {
            return new Outcome<>(null, e);
        }
    }

    private record Outcome<T>(@Nullable T value, @Nullable Throwable failure) {

        T result() {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            return Objects.requireNonNull(value);
        }
    }
}

package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.CallException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes a call a second time when the first takes long; the first result counts and the other call is given up. */
final class Hedge<T> {

    private final Duration after;
    private final RetryBudget budget;
    private final BlockingQueue<Outcome<T>> outcomes = new LinkedBlockingQueue<>();

    Hedge(Duration after, RetryBudget budget) {
        this.after = after;
        this.budget = budget;
    }

    /** Throws what the first one to fail threw when there is no result. */
    T run(Attempts<T> first) {
        Thread one = start(first::run);
        Thread two = null;
        try {
            Outcome<T> outcome = outcomes.poll(after.toNanos(), TimeUnit.NANOSECONDS);
            if (outcome == null) {
                two = budget.take() ? start(first.elsewhere()::run) : null;
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

    private Thread start(Callable<T> call) {
        return Thread.ofVirtual().name("mesh-hedge").start(() -> outcomes.add(outcome(call)));
    }

    private static <T> Outcome<T> outcome(Callable<T> call) {
        try {
            return new Outcome<>(call.call(), null);
        } catch (RuntimeException e) {
            return new Outcome<>(null, e);
        } catch (Exception e) {
            return new Outcome<>(null, new IllegalStateException(e));
        }
    }

    private record Outcome<T>(@Nullable T value, @Nullable RuntimeException failure) {

        T result() {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(value);
        }
    }
}

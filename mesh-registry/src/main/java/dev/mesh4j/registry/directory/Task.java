package dev.mesh4j.registry.directory;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A wish to change the mesh, and who waits for it.
 *
 * @param needsStore whether it fails when the store does; else it is made in memory at least
 * @param plan adds what is to be changed; it may refuse by an exception
 * @param outcome asked for once the change is made
 */
record Task<T>(boolean needsStore, Step plan, Supplier<T> outcome, CompletableFuture<T> result) {

    Task(boolean needsStore, Step plan, Supplier<T> outcome) {
        this(needsStore, plan, outcome, new CompletableFuture<>());
    }

    /** One that nobody waits for, and that is made without the store if need be. */
    static Task<Boolean> inMemoryAtLeast(Step plan) {
        return new Task<>(false, plan, () -> true);
    }

    /** Adds to a plan. */
    interface Step {
        /** False when it has to wait until the changes that are planned are made. */
        boolean in(Plan plan);
    }

    void complete() {
        try {
            result.complete(outcome.get());
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    void fail(RuntimeException cause) {
        result.completeExceptionally(cause);
    }
}

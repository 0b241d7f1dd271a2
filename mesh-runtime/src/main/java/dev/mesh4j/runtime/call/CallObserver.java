package dev.mesh4j.runtime.call;

/** Hears how calls to dependencies go. Implementations are thread-safe, quick, and throw nothing. */
@FunctionalInterface
public interface CallObserver {

    CallObserver NONE = capability -> new OfDependency() {};

    /** What hears of the calls to one dependency; to be looked up once for each slot, not for each call. */
    OfDependency dependency(String capability);

    /** Hears of the calls to one dependency. */
    interface OfDependency {

        /** A request is about to be sent. */
        default void attempt(Attempt kind) {}

        /** A provider is not called for a while, for it failed too often. */
        default void ejected() {}

        /** The whole call ended, all its attempts together. */
        default void ended(Outcome outcome, long nanos) {}
    }

    /** Why a request is sent. */
    enum Attempt {
        FIRST,
        /** The one before failed. */
        RETRY,
        /** The one before is slow. */
        HEDGE
    }

    /** How a call ended. */
    enum Outcome {
        OK,
        /** The tool answered that it failed. */
        TOOL_ERROR,
        /** No answer in time; it may have been executed. */
        TIMEOUT,
        /** The connection broke; it may have been executed. */
        LOST,
        /** Nobody could be reached, or nobody provides it. */
        UNAVAILABLE,
        /** Whoever was reached answered with an error. */
        REFUSED
    }
}

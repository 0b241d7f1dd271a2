package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.DependencyUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Hears how calls to dependencies on other agents go; calls within the agent are none of them. Implementations are
 * thread-safe, quick, and throw nothing.
 */
@FunctionalInterface
public interface CallObserver {

    CallObserver NONE = capability -> OfDependency.NONE;

    /** What hears of the calls to one dependency; to be looked up once for each slot, not for each call. */
    OfDependency dependency(String capability);

    /** Hears of the calls to one dependency. */
    interface OfDependency {

        OfDependency NONE = new OfDependency() {};

        /** A request is about to be sent, and may be added to. */
        default Sent attempt(Attempt kind, OutgoingCall call) {
            return Sent.UNHEARD;
        }

        /** A provider is not called for a while, for it failed too often. */
        default void ejected() {}

        /** The whole call ended, all its attempts together. */
        default void ended(Outcome outcome, long nanos) {}
    }

    /** Hears what came of one request; one of the two, once. */
    interface Sent {

        Sent UNHEARD = new Sent() {};

        /** @param outcome whether the tool failed */
        default void answered(Outcome outcome) {}

        default void failed(CallException e) {}
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
        /** Whoever was reached answered with an error, or would not begin; or the call may not be made. */
        REFUSED;

        static Outcome of(Object result) {
            return result instanceof CallToolResult known && known.failed() ? TOOL_ERROR : OK;
        }

        /** @param failure what ended it before its end, if anything did */
        static Outcome ofStream(@Nullable CallException failure) {
            return failure == null ? OK : of(failure);
        }

        static Outcome of(RuntimeException failure) {
            return switch (failure) {
                case CallException.TimedOut slow -> TIMEOUT;
                case CallException.Lost lost -> LOST;
                case CallException.NotSent unsent -> UNAVAILABLE;
                case DependencyUnavailableException nobody -> UNAVAILABLE;
                default -> REFUSED;
            };
        }
    }
}

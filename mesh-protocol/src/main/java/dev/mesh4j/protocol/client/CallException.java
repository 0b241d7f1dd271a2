package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call that brought no result. */
public abstract sealed class CallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CallException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The peer could not be reached: it executed nothing, so another one may be tried. */
    public static final class NotSent extends CallException {
        private static final long serialVersionUID = 1L;

        public NotSent(String url, Throwable cause) {
            super(url + " cannot be reached: " + cause.getMessage(), cause);
        }
    }

    /** The peer refused the call before it executed any of it, so another one may be tried. */
    public static final class NotExecuted extends CallException {
        private static final long serialVersionUID = 1L;

        private final String reason;
        private final Duration retryAfter;

        public NotExecuted(String url, String reason, Duration retryAfter) {
            super(url + " refused the call: " + reason, null);
            this.reason = reason;
            this.retryAfter = retryAfter;
        }

        /** Such as {@code draining} or {@code overloaded}. */
        public String reason() {
            return reason;
        }

        /** When to come back. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The peer did not answer in time; it may have executed the call. */
    public static final class TimedOut extends CallException {
        private static final long serialVersionUID = 1L;

        public TimedOut(String url, Duration timeout, Throwable cause) {
            super(url + " did not answer within " + timeout.toMillis() + " ms", cause);
        }
    }

    /** The connection broke after the call was sent; the peer may have executed it. */
    public static final class Lost extends CallException {
        private static final long serialVersionUID = 1L;

        public Lost(String url, Throwable cause) {
            super(url + " broke the connection before it answered: " + cause, cause);
        }
    }

    /** The peer answered, but with an error. */
    public static final class Refused extends CallException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final transient @Nullable JsonRpcError error;

        public Refused(String url, int status, @Nullable JsonRpcError error, String detail) {
            super(
                    url + " answered " + (error == null ? "HTTP " + status : "error " + error.code()) + ": " + detail,
                    null);
            this.status = status;
            this.error = error;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** The JSON-RPC error, when the body was one. */
        public @Nullable JsonRpcError error() {
            return error;
        }
    }
}

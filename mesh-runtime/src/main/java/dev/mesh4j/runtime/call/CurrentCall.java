package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.runtime.invoke.LocalExchange;
import dev.mesh4j.runtime.session.SessionCall;
import dev.mesh4j.server.mcp.Exchange;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The call that this thread serves; the calls that the served method makes are made within it. Threads that a method starts
 * do not have it.
 *
 * @param exchange the caller
 * @param deadline on {@link System#nanoTime()}, when nobody waits for the answer any more
 * @param opened sessions that end with it
 */
public record CurrentCall(Exchange exchange, long deadline, AutoSessions opened) {

    private static final Duration FOREVER = Duration.ofDays(365);

    /** Ten digits of milliseconds. */
    private static final Duration LONGEST = Duration.ofDays(116);

    private static final ThreadLocal<@Nullable CurrentCall> CURRENT = new ThreadLocal<>();

    CurrentCall(Exchange exchange, long deadline) {
        this(exchange, deadline, new AutoSessions());
    }

    /** Absent on a thread that serves none. */
    public static @Nullable CurrentCall get() {
        return CURRENT.get();
    }

    /** A call that has come in just now. */
    public static CurrentCall of(Exchange exchange, long now) {
        String timeout = exchange.header(Headers.TIMEOUT);
        boolean given = timeout != null && timeout.matches("[0-9]{1,10}");
        Duration left = given ? Duration.ofMillis(Long.parseLong(timeout)) : FOREVER;
        return new CurrentCall(exchange, now + left.toNanos());
    }

    /** Makes an exchange the thread's call; one from within the agent is part of the call that is there already. */
    public static Scope serve(Exchange exchange) {
        if (isLocal(exchange)) {
            return () -> {};
        }
        CurrentCall call = of(exchange, System.nanoTime());
        Scope scope = call.enter();
        return () -> {
            scope.close();
            call.opened.end();
        };
    }

    private static boolean isLocal(Exchange exchange) {
        return exchange instanceof LocalExchange
                || (exchange instanceof SessionCall call && call.call() instanceof LocalExchange);
    }

    /** Makes a call the thread's, if there is one. */
    static Scope enter(@Nullable CurrentCall call) {
        return call == null ? () -> {} : call.enter();
    }

    /** Makes this the thread's call; {@link Scope#close()} brings back what was. */
    Scope enter() {
        CurrentCall outer = CURRENT.get();
        CURRENT.set(this);
        return () -> {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        };
    }

    /** What is left of the caller's time, not more than zero when it is over; empty when the caller did not say. */
    public Optional<Duration> remaining(long now) {
        Duration left = Duration.ofNanos(deadline - now);
        return left.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(left);
    }

    /** The time during which a thread serves a call. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}

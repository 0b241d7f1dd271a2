package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.runtime.invoke.LocalExchange;
import dev.mesh4j.server.mcp.Exchange;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The call that this thread serves; the calls that the served method makes are made within it. Threads that a method starts
 * do not have it.
 *
 * @param exchange the caller
 * @param deadline on {@link System#nanoTime()}, when nobody waits for the answer any more
 * @param context what goes on with the calls that it makes
 * @param opened sessions that end with it
 */
public record CurrentCall(Exchange exchange, long deadline, CallContext context, AutoSessions opened) {

    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,10}");
    private static final Duration FOREVER = Duration.ofDays(365);

    /** Ten digits of milliseconds. */
    private static final Duration LONGEST = Duration.ofDays(116);

    private static final ThreadLocal<@Nullable CurrentCall> CURRENT = new ThreadLocal<>();

    CurrentCall(Exchange exchange, long deadline, CallContext context) {
        this(exchange, deadline, context, new AutoSessions());
    }

    /** Absent on a thread that serves none. */
    public static @Nullable CurrentCall get() {
        return CURRENT.get();
    }

    /** A call that has come in just now. */
    public static CurrentCall of(Exchange exchange, long now) {
        return of(exchange, CallContext.of(exchange), now);
    }

    private static CurrentCall of(Exchange exchange, CallContext context, long now) {
        String timeout = exchange.header(Headers.TIMEOUT);
        boolean given = timeout != null && MILLIS.matcher(timeout).matches();
        Duration left = given ? Duration.ofMillis(Long.parseLong(timeout)) : FOREVER;
        return new CurrentCall(exchange, now + left.toNanos(), context);
    }

    /** Makes an exchange the thread's call; one from within the agent is part of the call that is there already. */
    public static Scope serve(Exchange exchange) {
        if (exchange instanceof LocalExchange) {
            return () -> {};
        }
        CurrentCall outer = CURRENT.get();
        return outer == null
                ? of(exchange, System.nanoTime()).serve()
                : new CurrentCall(exchange, outer.deadline, outer.context, outer.opened).enter();
    }

    /** Makes an exchange that has come in just now the thread's call. */
    public static Scope serve(Exchange exchange, CallContext context) {
        return of(exchange, context, System.nanoTime()).serve();
    }

    private Scope serve() {
        Scope scope = enter();
        return () -> {
            scope.close();
            opened.end();
        };
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

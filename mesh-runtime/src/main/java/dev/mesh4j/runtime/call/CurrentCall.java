package dev.mesh4j.runtime.call;

import dev.mesh4j.server.mcp.Exchange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The call that this thread serves; the calls that the served method makes are made within it. Threads that a method starts
 * do not have it.
 *
 * @param exchange the caller
 * @param deadline on {@link System#nanoTime()}, when nobody waits for the answer any more
 */
public record CurrentCall(Exchange exchange, long deadline) {

    private static final ThreadLocal<@Nullable CurrentCall> CURRENT = new ThreadLocal<>();

    /** Absent on a thread that serves none. */
    public static @Nullable CurrentCall get() {
        return CURRENT.get();
    }

    /** Makes this the thread's call; {@link Scope#close()} brings back what was. */
    public Scope enter() {
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

    /** What is left of the caller's time; not more than zero when it is over. */
    public Duration remaining(long now) {
        return Duration.ofNanos(deadline - now);
    }

    /** The time during which a thread serves a call. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}

package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.NotExecuted;
import dev.mesh4j.server.config.ConfigException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * How many tools an endpoint calls at once. One more is refused at once and before the tool's code, for a queue would only
 * let callers wait for what they may give up on meanwhile; so what is accepted takes no longer than the limit lets it.
 * Thread-safe.
 */
public final class Admission {

    /** Enough for tools that wait for something else, few enough for the memory of a small container. */
    public static final int USUAL = 256;

    /** Long enough for calls to have ended, short enough to be back at once when they have. */
    private static final Duration RETRY_AFTER = Duration.ofMillis(200);

    private final int max;
    private final JsonRpcException refusal;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final LongAdder refused = new LongAdder();

    /** @param maxConcurrentCalls 1 or more */
    public Admission(int maxConcurrentCalls) {
        if (maxConcurrentCalls < 1) {
            throw new ConfigException("max-concurrent-calls: " + maxConcurrentCalls
                    + " (expected: 1 or more; a large number for no limit but memory)");
        }
        this.max = maxConcurrentCalls;
        this.refusal = new NotExecuted(NotExecuted.OVERLOADED, RETRY_AFTER)
                .exception("Overloaded: " + max + " calls are being served, this one was not begun (expected: another"
                        + " replica, or a retry in " + RETRY_AFTER.toMillis() + " ms)");
    }

    public static Admission usual() {
        return new Admission(USUAL);
    }

    /**
     * Does the work if there is room for it.
     *
     * @throws JsonRpcException {@link dev.mesh4j.protocol.jsonrpc.ErrorCode#NOT_EXECUTED} when there is none
     */
    <T> T admit(Supplier<T> work) {
        if (inFlight.incrementAndGet() > max) {
            inFlight.decrementAndGet();
            refused.increment();
            throw refusal;
        }
        try {
            return work.get();
        } finally {
            inFlight.decrementAndGet();
        }
    }

    public int max() {
        return max;
    }

    /** How many are being served now. */
    public int inFlight() {
        return Math.min(max, inFlight.get());
    }

    /** How many were refused so far. */
    public long refused() {
        return refused.sum();
    }
}

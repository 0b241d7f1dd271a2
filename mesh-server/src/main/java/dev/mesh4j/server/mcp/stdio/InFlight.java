package dev.mesh4j.server.mcp.stdio;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The requests that are being served, of which there is a greatest number. Thread-safe. */
final class InFlight {

    private final int max;
    private final Duration patience;
    private final Semaphore places;
    private final ConcurrentMap<Object, StdioCarrier> served = new ConcurrentHashMap<>();
    private volatile boolean draining;

    /** @param patience how long a request waits for a place before it is refused */
    InFlight(int max, Duration patience) {
        this.max = max;
        this.patience = patience;
        this.places = new Semaphore(max);
    }

    /**
     * Adds a request.
     *
     * @param id one that is not {@link #holds held}; absent for a batch
     * @return what {@link #end} must be given when it is answered
     * @throws JsonRpcException when it must not be served
     */
    Object begin(@Nullable RequestId id, StdioCarrier carrier) throws InterruptedException {
        if (draining) {
            throw refused("Stopping (expected: another instance, or a retry)");
        }
        if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw refused("Too many requests: " + max + " are in flight (expected: fewer)");
        }
        Object key = id == null ? carrier : id;
        served.put(key, carrier);
        return key;
    }

    boolean holds(RequestId id) {
        return served.containsKey(id);
    }

    void end(Object key) {
        served.remove(key);
        places.release();
    }

    /** Unknown ids are those of requests that have been answered. */
    void cancel(RequestId id) {
        StdioCarrier carrier = served.get(id);
        if (carrier != null) {
            carrier.cancel();
        }
    }

    void cancelAll() {
        served.values().forEach(StdioCarrier::cancel);
    }

    /** Refuses new requests from now on and waits for those in flight; false when some are left after the time. */
    boolean drain(Duration atMost) throws InterruptedException {
        draining = true;
        boolean drained = places.tryAcquire(max, atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (drained) {
            places.release(max);
        }
        return drained;
    }

    private static JsonRpcException refused(String why) {
        return new JsonRpcException(ErrorCode.INTERNAL_ERROR, why);
    }
}

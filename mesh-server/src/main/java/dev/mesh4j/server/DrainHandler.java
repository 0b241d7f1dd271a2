package dev.mesh4j.server;

import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.server.connection.LastingExchange;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Knows which requests are in flight, and refuses new ones with 503 once it drains. Jetty's own graceful stop waits for
 * idle keep-alive connections as well, which a pooling client holds open for long.
 */
final class DrainHandler extends Handler.Wrapper {

    private static final String DRAINING = "draining";

    /** How long nothing must come before callers are taken to know, and how long that is waited for at most. */
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long LONGEST_LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private long lastRequest = System.nanoTime() - QUIET_NANOS;
    private long inFlight;
    private boolean draining;

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!enter()) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
            response.getHeaders().put(Headers.NOT_EXECUTED, DRAINING);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE_503);
            byte[] body = ErrorReply.body("stopping (expected: another instance, or a retry)");
            response.write(true, ByteBuffer.wrap(body), callback);
            return true;
        }
        // a handler may complete its callback and fail nevertheless
        AtomicBoolean left = new AtomicBoolean();
        Runnable once = () -> {
            if (left.compareAndSet(false, true)) {
                leave();
            }
        };
        request.setAttribute(LastingExchange.LEAVE, once);
        boolean handled = false;
        try {
            handled = super.handle(request, response, Callback.from(callback, once));
            return handled;
        } finally {
            if (!handled) {
                once.run();
            }
        }
    }

    /**
     * Refuses new requests from now on and waits for those in flight; false when some are left after the time. Then it goes
     * on refusing while requests come, since whoever finds its connection broken cannot know that nothing was executed.
     */
    boolean drain(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            draining = true;
            long left = atMost.toNanos();
            while (inFlight > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            awaitQuiet(System.nanoTime() + Math.min(left, LONGEST_LINGER_NANOS));
            return inFlight == 0;
        } finally {
            lock.unlock();
        }
    }

    private void awaitQuiet(long end) throws InterruptedException {
        long left = untilQuiet(end);
        while (left > 0) {
            idle.awaitNanos(left);
            left = untilQuiet(end);
        }
    }

    private long untilQuiet(long end) {
        long now = System.nanoTime();
        return Math.min(lastRequest + QUIET_NANOS - now, end - now);
    }

    private boolean enter() {
        lock.lock();
        try {
            lastRequest = System.nanoTime();
            inFlight += draining ? 0 : 1;
            return !draining;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            inFlight--;
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

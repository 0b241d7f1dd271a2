package dev.mesh4j.server;

import dev.mesh4j.protocol.mcp.Headers;
import java.nio.ByteBuffer;
import java.time.Duration;
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

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
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

    /** Refuses new requests from now on and waits for those in flight; false when some are left after the time. */
    boolean drain(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            draining = true;
            long left = atMost.toNanos();
            while (inFlight > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            return inFlight == 0;
        } finally {
            lock.unlock();
        }
    }

    private boolean enter() {
        lock.lock();
        try {
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

package dev.mesh4j.server.mcp.legacy;

import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.server.mcp.HttpCarrier;
import dev.mesh4j.server.mcp.McpAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is said on one stream of a session, apart from the connection that carries it: a client whose connection broke goes
 * on with another where it left off (2025-11-25, resumability). One connection at a time, the newest. Thread-safe.
 */
final class EventStream {

    private static final Duration RETRY = Duration.ofMillis(500);

    private final long number;
    private final boolean primed;
    private final EventLog log;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable HttpCarrier holder;
    private @Nullable McpAnswer answer;
    private boolean opened;
    private boolean releasing;
    private boolean ended;

    /**
     * @param number unique within the session
     * @param primed whether the client knows events without data, and may be let go of (2025-11-25)
     */
    EventStream(long number, boolean primed, ReplayBudget budget) {
        this.number = number;
        this.primed = primed;
        this.log = new EventLog(budget);
    }

    long number() {
        return number;
    }

    boolean isEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    boolean isHeld() {
        lock.lock();
        try {
            return holder != null;
        } finally {
            lock.unlock();
        }
    }

    /** Says something, waiting while a connected client is far behind; false when the stream has ended. */
    boolean send(JsonRpcMessage message) {
        byte[] bytes = bytes(message);
        lock.lock();
        try {
            while (!ended && holder != null && log.isFull()) {
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return add(bytes, false);
    }

    /**
     * Says something that must not be lost: waits while there is no room, even for a client that may come back.
     *
     * @param absence how long the client may be away
     * @return whether it was said; it is not when the stream has ended, the thread is interrupted or the client stays away
     */
    boolean sendItem(JsonRpcMessage message, Duration absence) {
        byte[] bytes = bytes(message);
        lock.lock();
        try {
            long left = absence.toNanos();
            while (!ended && log.isFull()) {
                if (holder != null) {
                    changed.await();
                    left = absence.toNanos();
                } else if (left <= 0) {
                    return false;
                } else {
                    left = changed.awaitNanos(left);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
        return add(bytes, false);
    }

    /** Says something without waiting, unless just that waits to be delivered already. */
    void offer(JsonRpcMessage message) {
        add(bytes(message), true);
    }

    private boolean add(byte[] bytes, boolean once) {
        lock.lock();
        try {
            if (!ended && !(once && log.hasWaiting(bytes))) {
                log.add(bytes);
                changed.signalAll();
            }
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    /** Says the last thing. */
    void end(McpAnswer last) {
        lock.lock();
        try {
            if (ended) {
                return;
            }
            if (opened) {
                append(last);
            } else {
                answer = last;
            }
            end();
        } finally {
            lock.unlock();
        }
    }

    /** Ends without a last word. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of the connection once what was said is delivered, if the client knows how to come back. */
    void release() {
        lock.lock();
        try {
            releasing = primed && holder != null && !ended;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Frees what could be replayed. */
    void forget() {
        lock.lock();
        try {
            log.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Whose connection this is, before anything is said. A client that takes no events has none here. */
    void attach(HttpCarrier carrier) {
        lock.lock();
        try {
            holder = carrier.acceptsEvents() ? carrier : null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Answers the attached POST: with JSON when the answer is the first thing that is said, with events otherwise.
     *
     * @param patience how long the client may wait without a sign; then it gets events
     */
    McpAnswer reply(HttpCarrier carrier, Duration patience) {
        lock.lock();
        try {
            boolean events = carrier.acceptsEvents();
            long left = patience.toNanos();
            while (!ended && !(events && (log.after(0) != null || releasing || left <= 0))) {
                left = changed.awaitNanos(events ? left : TimeUnit.DAYS.toNanos(1));
            }
            McpAnswer first = answer;
            if (ended && (log.after(0) == null || !events)) {
                return first == null ? new McpAnswer.Accepted() : first;
            }
            opened = true;
            if (first != null) {
                append(first);
                answer = null;
            }
        } catch (InterruptedException e) {
            // the client left before anything was said, so it knows no way back
            leave(carrier);
            end();
            return new McpAnswer.Elsewhere();
        } finally {
            lock.unlock();
        }
        prime(carrier, 0);
        return deliver(carrier, 0);
    }

    /** Serves a GET that goes on after what was delivered so far. */
    McpAnswer listen(HttpCarrier carrier) {
        long position;
        lock.lock();
        try {
            position = log.delivered();
        } finally {
            lock.unlock();
        }
        prime(carrier, position);
        return deliver(carrier, position);
    }

    /** Serves a GET that goes on after an event. */
    McpAnswer resume(HttpCarrier carrier, long after) {
        carrier.open();
        return deliver(carrier, after);
    }

    private void prime(HttpCarrier carrier, long position) {
        if (!primed) {
            carrier.open();
            return;
        }
        lock.lock();
        long place;
        try {
            place = log.after(position) == null ? log.skip() : position;
        } finally {
            lock.unlock();
        }
        carrier.prime(id(place), RETRY);
    }

    private McpAnswer deliver(HttpCarrier carrier, long after) {
        lock.lock();
        try {
            holder = carrier;
            opened = true;
            changed.signalAll();
            long position = after;
            while (holder == carrier && !carrier.isCancelled()) {
                EventLog.Event event = log.after(position);
                if (event != null) {
                    position = event.number();
                    write(carrier, event);
                } else if (ended || releasing) {
                    break;
                } else {
                    changed.await();
                }
            }
        } catch (InterruptedException e) {
            // the client left, and may come back
        } finally {
            leave(carrier);
            lock.unlock();
        }
        return new McpAnswer.Elsewhere();
    }

    /** Without the lock: who reads slowly must not hold up who speaks. */
    private void write(HttpCarrier carrier, EventLog.Event event) {
        lock.unlock();
        try {
            carrier.event(id(event.number()), event.message());
        } finally {
            lock.lock();
        }
        if (!carrier.isCancelled()) {
            log.delivered(event.number());
            changed.signalAll();
        }
    }

    private void leave(HttpCarrier carrier) {
        if (holder == carrier) {
            holder = null;
            releasing = false;
            changed.signalAll();
        }
    }

    private String id(long event) {
        return number + "-" + event;
    }

    private void append(McpAnswer last) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            last.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (out.size() > 0) {
            log.add(out.toByteArray());
        }
    }

    private static byte[] bytes(JsonRpcMessage message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonRpcCodec.write(out, message);
        return out.toByteArray();
    }
}

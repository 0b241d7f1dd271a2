package dev.mesh4j.protocol.client.plain;

import dev.mesh4j.protocol.client.plain.Destination.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Open connections that no exchange uses. The one used last is taken first, so that those not needed grow old. Thread-safe. */
final class IdleConnections {

    private final int atMost;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Origin, Deque<PlainConnection>> idle = new HashMap<>();
    private int count;
    private boolean closed;

    IdleConnections(int atMost) {
        this.atMost = atMost;
    }

    @Nullable
    PlainConnection take(Origin origin) {
        lock.lock();
        try {
            Deque<PlainConnection> connections = idle.get(origin);
            PlainConnection taken = connections == null ? null : connections.pollFirst();
            count -= taken == null ? 0 : 1;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Closes it instead, when there are enough. */
    void give(PlainConnection connection, long now) {
        connection.idleSince(now);
        lock.lock();
        try {
            if (!closed && count < atMost) {
                idle.computeIfAbsent(connection.origin(), origin -> new ArrayDeque<>())
                        .addFirst(connection);
                count++;
                return;
            }
        } finally {
            lock.unlock();
        }
        connection.close();
    }

    /** Closes those that have been idle since before; returns whether none is left. */
    boolean closeIdleSince(long before) {
        List<PlainConnection> old = new ArrayList<>();
        boolean none;
        lock.lock();
        try {
            Iterator<Deque<PlainConnection>> origins = idle.values().iterator();
            while (origins.hasNext()) {
                Deque<PlainConnection> connections = origins.next();
                while (!connections.isEmpty() && connections.getLast().idleSince() - before <= 0) {
                    old.add(connections.removeLast());
                }
                if (connections.isEmpty()) {
                    origins.remove();
                }
            }
            count -= old.size();
            none = count == 0;
        } finally {
            lock.unlock();
        }
        old.forEach(PlainConnection::close);
        return none;
    }

    /** Closes all of them, and each that is given later. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        closeIdleSince(System.nanoTime());
    }
}

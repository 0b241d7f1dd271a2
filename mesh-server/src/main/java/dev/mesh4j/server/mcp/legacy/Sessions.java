package dev.mesh4j.server.mcp.legacy;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The open sessions by their ids, which nobody can guess. Those that are idle too long end unnoticed. Thread-safe. */
final class Sessions {

    private static final int ID_BYTES = 24;

    private final SessionOptions options;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Session> leastRecentFirst = new LinkedHashMap<>(16, 0.75f, true);

    Sessions(SessionOptions options) {
        this.options = options;
    }

    /**
     * @return the new session's id
     * @throws JsonRpcException when there are too many that are in use
     */
    String add(Session session) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        List<Session> ended = new ArrayList<>();
        lock.lock();
        try {
            makeRoom(ended);
            leastRecentFirst.put(id, session);
        } finally {
            lock.unlock();
        }
        ended.forEach(Session::end);
        return id;
    }

    private void makeRoom(List<Session> ended) {
        Instant expired = options.clock().instant().minus(options.idle());
        removeFirst(ended, session -> session.isIdleSince(expired), leastRecentFirst.size());
        if (leastRecentFirst.size() >= options.max()) {
            removeFirst(ended, Session::isIdle, 1);
        }
        if (leastRecentFirst.size() >= options.max()) {
            throw new JsonRpcException(
                    ErrorCode.INTERNAL_ERROR,
                    "Too many sessions: " + options.max() + " are in use (expected: end one with DELETE, or wait)");
        }
    }

    private void removeFirst(List<Session> removed, java.util.function.Predicate<Session> which, int atMost) {
        var sessions = leastRecentFirst.values().iterator();
        int before = removed.size();
        while (sessions.hasNext() && removed.size() - before < atMost) {
            Session session = sessions.next();
            if (which.test(session)) {
                removed.add(session);
                sessions.remove();
            }
        }
    }

    /** {@code null} when there is none, or it was idle for too long. */
    @Nullable
    Session use(String id) {
        Instant now = options.clock().instant();
        Session session;
        lock.lock();
        try {
            session = leastRecentFirst.get(id);
            if (session == null) {
                return null;
            }
            if (!session.isIdleSince(now.minus(options.idle()))) {
                session.used(now);
                return session;
            }
            leastRecentFirst.remove(id);
        } finally {
            lock.unlock();
        }
        session.end();
        return null;
    }

    /** False when there is none. */
    boolean end(String id) {
        Session session = use(id);
        if (session == null) {
            return false;
        }
        lock.lock();
        try {
            leastRecentFirst.remove(id);
        } finally {
            lock.unlock();
        }
        session.end();
        return true;
    }

    List<Session> all() {
        lock.lock();
        try {
            return List.copyOf(leastRecentFirst.values());
        } finally {
            lock.unlock();
        }
    }
}

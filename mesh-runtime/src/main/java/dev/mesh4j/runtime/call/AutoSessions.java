package dev.mesh4j.runtime.call;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The sessions that were opened within one call being served, one per capability. Thread-safe. */
final class AutoSessions {

    private final ReentrantLock lock = new ReentrantLock();
    private Map<String, AutoSession> open = Map.of();

    AutoSession of(String capability) {
        lock.lock();
        try {
            if (open.isEmpty()) {
                open = new HashMap<>();
            }
            return open.computeIfAbsent(capability, first -> new AutoSession());
        } finally {
            lock.unlock();
        }
    }

    /** The call is over. */
    void end() {
        List<AutoSession> all;
        lock.lock();
        try {
            all = List.copyOf(open.values());
            open = Map.of();
        } finally {
            lock.unlock();
        }
        all.forEach(AutoSession::end);
    }
}

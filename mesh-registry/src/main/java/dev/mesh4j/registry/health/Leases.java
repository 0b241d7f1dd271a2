package dev.mesh4j.registry.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The leases of live agents. Times are nanoseconds of a monotonic clock. Thread-safe. */
public final class Leases {

    private final long nanos;
    private final Map<String, Long> ends = new ConcurrentHashMap<>();

    public Leases(Duration duration) {
        this.nanos = duration.toNanos();
    }

    /** Begins a lease, or begins it anew. */
    public void grant(String agentId, long now) {
        ends.put(agentId, now + nanos);
    }

    /** Renews a lease that has not ended; false when there is none: only a registration grants a new one. */
    public boolean renew(String agentId, long now) {
        Long end = ends.computeIfPresent(agentId, (id, old) -> old - now < 0 ? old : now + nanos);
        return end != null && end - now >= 0;
    }

    public void end(String agentId) {
        ends.remove(agentId);
    }

    /** Removes and returns the leases that have ended. One that is renewed meanwhile stays. */
    public List<String> takeEnded(long now) {
        List<String> ended = new ArrayList<>();
        ends.forEach((agentId, end) -> {
            if (end - now < 0 && ends.remove(agentId, end)) {
                ended.add(agentId);
            }
        });
        return ended;
    }
}

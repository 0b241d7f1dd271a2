package dev.mesh4j.registry.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The leases that one registry keeps in memory, by a monotonic clock. */
public final class LocalLeases implements Leases {

    private final long lease;
    private final LongSupplier nanos;
    private final Map<String, AtomicLong> renewed = new ConcurrentHashMap<>();

    /** @param nanos of a monotonic clock; only differences mean something */
    public LocalLeases(Duration lease, LongSupplier nanos) {
        this.lease = lease.toNanos();
        this.nanos = nanos;
    }

    @Override
    public void grant(String agentId) {
        renew(agentId);
    }

    @Override
    public void renew(String agentId) {
        AtomicLong last = renewed.get(agentId);
        if (last == null) {
            renewed.put(agentId, new AtomicLong(nanos.getAsLong()));
        } else {
            // no new object in an old map: with many agents the collector would look through all of it
            last.set(nanos.getAsLong());
        }
    }

    @Override
    public void end(String agentId) {
        renewed.remove(agentId);
    }

    @Override
    public boolean hasLapsed(String agentId) {
        AtomicLong last = renewed.get(agentId);
        return last != null && nanos.getAsLong() - last.get() > lease;
    }

    @Override
    public Silence silence() {
        long now = nanos.getAsLong();
        List<String> lapsed = new ArrayList<>();
        int late = 0;
        for (Map.Entry<String, AtomicLong> entry : renewed.entrySet()) {
            long silent = now - entry.getValue().get();
            if (silent > lease) {
                lapsed.add(entry.getKey());
            }
            if (silent > lease / 3 * 2) {
                late++;
            }
        }
        return new Silence(lapsed, late);
    }

    @Override
    public boolean isCertain() {
        return true;
    }

    @Override
    public void close() {}
}

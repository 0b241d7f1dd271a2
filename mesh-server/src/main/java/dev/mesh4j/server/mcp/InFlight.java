package dev.mesh4j.server.mcp;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The exchanges that are being served. Those that take longer than a keep-alive's interval become event streams where the
 * client allows it, so that a client that left is noticed; those whose caller's time is over are given up.
 */
final class InFlight implements AutoCloseable {

    private final Set<HttpCarrier> young = ConcurrentHashMap.newKeySet();
    private final Set<HttpCarrier> old = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mcp-keep-alive").factory());

    /** Between two looks at the callers' time. */
    private static final long LATE_MILLIS = 100;

    private final long intervalMillis;
    private volatile boolean closing;

    InFlight(long intervalMillis) {
        this.intervalMillis = intervalMillis;
    }

    void start() {
        clock.scheduleWithFixedDelay(this::tick, intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(this::giveUpLate, LATE_MILLIS, LATE_MILLIS, TimeUnit.MILLISECONDS);
    }

    void add(HttpCarrier carrier) {
        young.add(carrier);
    }

    void remove(HttpCarrier carrier) {
        if (!young.remove(carrier)) {
            old.remove(carrier);
        }
    }

    private void giveUpLate() {
        long now = System.nanoTime();
        giveUpLate(young, now);
        giveUpLate(old, now);
    }

    /** What a tool does when it is cancelled must not keep the others waiting. */
    private static void giveUpLate(Set<HttpCarrier> carriers, long now) {
        for (HttpCarrier carrier : carriers) {
            if (carrier.isLate(now)) {
                Thread.ofVirtual().start(carrier::cancelLate);
            }
        }
    }

    private void tick() {
        if (closing && young.isEmpty() && old.isEmpty()) {
            clock.shutdownNow();
            return;
        }
        // a client that does not read blocks its writer, which must not keep the others waiting
        old.forEach(carrier -> Thread.ofVirtual().start(carrier::keepAlive));
        young.forEach(carrier -> {
            old.add(carrier);
            if (!young.remove(carrier)) {
                old.remove(carrier);
            }
        });
    }

    /** Goes on until the exchanges that are being served have ended. */
    @Override
    public synchronized void close() {
        if (!closing) {
            closing = true;
            clock.execute(this::tick);
        }
    }
}

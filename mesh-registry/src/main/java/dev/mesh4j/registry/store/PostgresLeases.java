package dev.mesh4j.registry.store;

import dev.mesh4j.registry.health.Leases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases that several registries share. Each collects the beats it hears and writes them down together; what counts is
 * the database's clock. One registry at a time, the one that holds a lock of the database, says who is silent, and only
 * after it has been connected for one whole lease, so that all others had the time to write down what they know.
 */
final class PostgresLeases implements Leases {

    private static final Logger log = LoggerFactory.getLogger(PostgresLeases.class);

    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);
    private static final int INTERVALS_PER_LEASE = 15;

    private final PostgresAddress address;
    private final LongSupplier nanos;
    private final Duration lease;
    private final Duration interval;
    private final Map<String, Long> beats = new ConcurrentHashMap<>();
    private final Backoff backoff = new Backoff();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Connection connection;
    private volatile long written;
    private volatile Silence silence = Silence.NONE;
    private volatile Set<String> lapsed = Set.of();

    PostgresLeases(PostgresAddress address, Duration lease, LongSupplier nanos) {
        this.address = address;
        this.nanos = nanos;
        this.lease = lease;
        Duration part = lease.dividedBy(INTERVALS_PER_LEASE);
        this.interval = part.compareTo(LONGEST_INTERVAL) < 0 ? part : LONGEST_INTERVAL;
        this.written = nanos.getAsLong();
        this.thread = Thread.ofPlatform().daemon().name("mesh-leases").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** In seconds after the last sign of life; a beat may wait for one interval in another registry. */
    double lapsesAfter() {
        return seconds(lease.plus(interval).toNanos());
    }

    @Override
    public void renew(String agentId) {
        beats.put(agentId, nanos.getAsLong());
    }

    /** The database has the grant with the registration. */
    @Override
    public void grant(String agentId) {}

    @Override
    public void end(String agentId) {
        beats.remove(agentId);
    }

    @Override
    public boolean hasLapsed(String agentId) {
        return lapsed.contains(agentId) && !beats.containsKey(agentId);
    }

    @Override
    public Silence silence() {
        return silence;
    }

    @Override
    public boolean isCertain() {
        return nanos.getAsLong() - written <= lease.toNanos() / 3;
    }

    @Override
    public void close() {
        stop.countDown();
        Quiet.join(thread);
        Quiet.close(connection);
    }

    private void run() {
        while (stop.getCount() > 0) {
            try (Connection fresh = address.connect()) {
                connection = fresh;
                Rows.execute(fresh, "SET statement_timeout = '8s'");
                // a registry that hangs must not keep the lock for ever
                Rows.execute(fresh, "SET idle_session_timeout = " + Math.max(5_000, lease.toMillis()));
                if (!backoff.isFirst()) {
                    log.info("leases are kept again");
                }
                backoff.reset();
                keep(fresh, new PostgresSilence(fresh, lease, lapsesAfter()));
            } catch (SQLException | RuntimeException e) {
                // one failure, of whatever kind, must not end it for the life of the process
                if (stop.getCount() > 0 && backoff.isFirst()) {
                    log.warn("leases are not kept: {}", address.unusable(e).getMessage());
                }
            }
            is(Silence.NONE);
            await(backoff.millis());
        }
    }

    private void keep(Connection open, PostgresSilence silences) throws SQLException {
        long connected = nanos.getAsLong();
        while (true) {
            boolean last = stop.getCount() == 0;
            long now = nanos.getAsLong();
            write(open, now);
            written = now;
            if (last) {
                return;
            }
            is(now - connected > lease.toNanos() ? silences.read() : Silence.NONE);
            await(interval.toMillis());
        }
    }

    private void is(Silence now) {
        lapsed = Set.copyOf(now.lapsed());
        silence = now;
    }

    /** Writes down how long ago each beat was; when that was, only the database's clock says. */
    private void write(Connection open, long now) throws SQLException {
        // everybody takes the rows in the same order, so that nobody waits for each other
        Map<String, Long> waiting = new TreeMap<>(beats);
        Object[] agents = waiting.keySet().toArray();
        Object[] ages = waiting.values().stream().map(at -> seconds(now - at)).toArray();
        Rows.execute(
                open,
                "INSERT INTO lease (agent_id, beat_at) SELECT agent_id, " + PostgresDatabase.NOW + " - age"
                        + " FROM unnest(?, ?) AS beat (agent_id, age) ORDER BY agent_id"
                        + " ON CONFLICT (agent_id) DO UPDATE SET beat_at = greatest(lease.beat_at, excluded.beat_at)",
                open.createArrayOf("text", agents),
                open.createArrayOf("float8", ages));
        waiting.forEach(beats::remove);
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    private void await(long millis) {
        try {
            boolean stopped = stop.await(millis, TimeUnit.MILLISECONDS);
            log.trace("stopped: {}", stopped);
        } catch (InterruptedException e) {
            stop.countDown();
        }
    }
}

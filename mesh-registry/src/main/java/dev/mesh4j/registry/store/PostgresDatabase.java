package dev.mesh4j.registry.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.mesh4j.registry.health.Leases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that several registries share. */
final class PostgresDatabase implements Database {

    private static final Logger log = LoggerFactory.getLogger(PostgresDatabase.class);

    static final Migrations MIGRATIONS = new Migrations("postgresql", 1);

    /** One makes changes; the others are for those who read events, schemas and strangers. */
    private static final int CONNECTIONS = 8;

    /** So long a change waits for those before it. */
    private static final Duration TURN = Duration.ofSeconds(5);

    private static final String LIMITS = "SET statement_timeout = '8s'; SET lock_timeout = '8s';"
            + " SET idle_in_transaction_session_timeout = '10s'";

    static final String NOW = "extract(epoch FROM clock_timestamp())::double precision";

    private final PostgresAddress address;
    private final HikariDataSource pool;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final AtomicLong known = new AtomicLong(-1);
    private final PostgresTeller teller;
    private volatile String epoch;
    private volatile @Nullable PostgresFeed feed;
    private volatile double leaseSeconds = Double.MAX_VALUE;

    private PostgresDatabase(PostgresAddress address, HikariDataSource pool) {
        this.address = address;
        this.pool = pool;
        this.epoch = read(connection -> Rows.text(connection, "SELECT epoch FROM mesh"));
        this.teller = new PostgresTeller(pool);
    }

    static PostgresDatabase open(PostgresAddress address) {
        try (Connection connection = address.connect()) {
            MIGRATIONS.migrate(address.name(), version(connection), address.source(), address::unusable);
        } catch (SQLException e) {
            throw address.unusable(e);
        }
        HikariDataSource pool = pool(address);
        try {
            return new PostgresDatabase(address, pool);
        } catch (StoreException e) {
            pool.close();
            throw e;
        }
    }

    private static int version(Connection connection) throws SQLException {
        boolean made = Rows.number(connection, "SELECT count(to_regclass('mesh'))") == 1;
        return made ? (int) Rows.number(connection, "SELECT schema_version FROM mesh") : 0;
    }

    private static HikariDataSource pool(PostgresAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("mesh-store");
        config.setDataSource(address.source());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        config.setValidationTimeout(2_000);
        config.setKeepaliveTime(60_000);
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(LIMITS);
        return new HikariDataSource(config);
    }

    @Override
    public String name() {
        return address.name();
    }

    @Override
    public String epoch() {
        return epoch;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public String now() {
        return NOW;
    }

    @Override
    public String lapsed() {
        double lease = leaseSeconds;
        return lease == Double.MAX_VALUE
                ? "false"
                : String.format(
                        Locale.ROOT,
                        "greatest(granted_at, coalesce((SELECT beat_at FROM lease WHERE agent_id = agent.id), 0))"
                                + " < %s - %.3f",
                        NOW,
                        lease);
    }

    @Override
    public void lock(Connection connection) throws SQLException {
        Rows.number(connection, "SELECT revision FROM mesh FOR UPDATE");
    }

    @Override
    public <T> T read(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw address.unusable(e);
        }
    }

    /** One at a time, in the order they come: the database lets no two of them go on, and readers need connections. */
    @Override
    public <T> T write(Work<T> work) {
        if (!turn()) {
            throw new StoreException("database: " + name() + " is busy: another change lasts longer than "
                    + TURN.toSeconds() + " s (expected: one that answers)");
        }
        try {
            return load(work);
        } finally {
            writing.unlock();
        }
    }

    private boolean turn() {
        try {
            return writing.tryLock(TURN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** In a transaction the rows come in portions. */
    @Override
    public <T> T load(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            return transaction(connection, work);
        } catch (SQLException e) {
            throw address.unusable(e);
        }
    }

    private static <T> T transaction(Connection connection, Work<T> work) throws SQLException {
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            try {
                connection.rollback();
            } catch (SQLException also) {
                e.addSuppressed(also);
            }
            throw e;
        }
    }

    /** Everybody who listens hears of it when, and only if, the transaction is committed. */
    @Override
    public void committing(Connection connection, long revision) throws SQLException {
        Rows.execute(connection, "SELECT pg_notify(?, ?)", PostgresFeed.CHANGED, Long.toString(revision));
    }

    @Override
    public void known(long since, long revision) {
        known.updateAndGet(before -> since <= before ? Math.max(before, revision) : before);
    }

    /**
     * A database that was put back to an earlier state, by a restore or by a stand-by that had not heard of the last
     * commits, counts on from a lower number: its revisions get a new name, so that nobody takes new ones for old.
     */
    @Override
    public void loaded(long revision) {
        long before = known.getAndSet(revision);
        String found = epoch;
        if (revision < before) {
            log.warn("{} has gone back from revision {} to {}", name(), before, revision);
            change(connection -> Rows.execute(
                    connection,
                    "UPDATE mesh SET epoch = substr(md5(random()::text || clock_timestamp()::text), 1, 12)"
                            + " WHERE epoch = ?",
                    found));
        }
        epoch = read(connection -> Rows.text(connection, "SELECT epoch FROM mesh"));
    }

    @Override
    public Leases leases(Duration lease, LongSupplier nanos) {
        PostgresLeases leases = new PostgresLeases(address, lease, nanos);
        leaseSeconds = leases.lapsesAfter();
        leases.start();
        return leases;
    }

    @Override
    public void follow(StoreListener listener) {
        PostgresFeed follower = new PostgresFeed(address, teller.self(), known, listener);
        feed = follower;
        follower.start();
    }

    @Override
    public void told(String agentId, String fingerprint) {
        teller.tell(agentId, fingerprint);
    }

    /** The feed looks after itself. */
    @Override
    public void check() {}

    @Override
    public void close() {
        PostgresFeed follower = feed;
        if (follower != null) {
            follower.close();
        }
        teller.close();
        pool.close();
    }
}

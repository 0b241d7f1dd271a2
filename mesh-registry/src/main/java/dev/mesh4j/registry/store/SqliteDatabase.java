package dev.mesh4j.registry.store;

import dev.mesh4j.registry.health.Leases;
import dev.mesh4j.registry.health.LocalLeases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A SQLite file of one registry, with one connection that writes and one that reads. */
final class SqliteDatabase implements Database {

    private final SqliteFile file;
    private final SqliteLock lock;
    private final Connection writer;
    private final Connection reader;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock reading = new ReentrantLock();
    private final String epoch = Long.toString(System.currentTimeMillis(), 36);
    private long version;
    private volatile @Nullable StoreListener listener;

    private SqliteDatabase(SqliteFile file, SqliteLock lock, Connection writer, Connection reader) throws SQLException {
        this.file = file;
        this.lock = lock;
        this.writer = writer;
        this.reader = reader;
        this.version = version(writer);
    }

    static SqliteDatabase open(Path path) {
        SqliteFile file = SqliteFile.of(path);
        SqliteLock lock = SqliteLock.take(file);
        try {
            file.migrate();
            return new SqliteDatabase(file, lock, file.open(), file.open());
        } catch (SQLException e) {
            lock.close();
            throw file.unusable(e);
        } catch (StoreException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public String epoch() {
        return epoch;
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public String now() {
        return "unixepoch('subsec')";
    }

    /** Its one registry keeps the leases and has asked them. */
    @Override
    public String lapsed() {
        return "true";
    }

    @Override
    public <T> T read(Work<T> work) {
        reading.lock();
        try {
            return work.on(reader);
        } catch (SQLException e) {
            throw file.unusable(e);
        } finally {
            reading.unlock();
        }
    }

    /** On a connection of its own, so that nobody waits for it. */
    @Override
    public <T> T load(Work<T> work) {
        try (Connection connection = file.open()) {
            if (reader.isClosed()) {
                throw new SQLException("it is closed");
            }
            connection.setAutoCommit(false);
            return work.on(connection);
        } catch (SQLException e) {
            throw file.unusable(e);
        }
    }

    @Override
    public <T> T write(Work<T> work) {
        writing.lock();
        try {
            Rows.execute(writer, "BEGIN IMMEDIATE");
            return transaction(work);
        } catch (SQLException e) {
            throw file.unusable(e);
        } finally {
            writing.unlock();
        }
    }

    private <T> T transaction(Work<T> work) throws SQLException {
        try {
            T result = work.on(writer);
            Rows.execute(writer, "COMMIT");
            return result;
        } catch (SQLException | RuntimeException e) {
            // half a change left open would be committed with the next one
            rollBack(e);
            throw e;
        }
    }

    /** SQLite itself has undone a transaction that ran out of room, and says that there is none. */
    private void rollBack(Exception cause) {
        try {
            Rows.execute(writer, "ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** There is one writer, who has it. */
    @Override
    public void lock(Connection connection) {}

    @Override
    public void loaded(long revision) {}

    @Override
    public void committing(Connection connection, long revision) {}

    @Override
    public void known(long since, long revision) {}

    @Override
    public Leases leases(Duration lease, LongSupplier nanos) {
        return new LocalLeases(lease, nanos);
    }

    @Override
    public void follow(StoreListener next) {
        listener = next;
    }

    @Override
    public void told(String agentId, String fingerprint) {}

    /** The number changes when another connection has committed, as a restore does. */
    @Override
    public void check() {
        boolean changed = write(connection -> {
            long now = version(connection);
            boolean other = now != version;
            version = now;
            return other;
        });
        StoreListener hears = listener;
        if (changed && hears != null) {
            hears.gap();
        }
    }

    private static long version(Connection connection) throws SQLException {
        return Rows.number(connection, "PRAGMA data_version");
    }

    @Override
    public void close() {
        writing.lock();
        reading.lock();
        try (lock;
                reader;
                writer) {
            // a transaction that is open is undone
        } catch (SQLException e) {
            throw file.unusable(e);
        } finally {
            reading.unlock();
            writing.unlock();
        }
    }
}

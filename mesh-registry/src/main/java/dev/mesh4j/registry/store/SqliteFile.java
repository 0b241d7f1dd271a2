package dev.mesh4j.registry.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One SQLite file, whose connections all have the same pragmas. */
record SqliteFile(Path path, DataSource source) {

    /** Only another program can lock the file, and the wait is in native code: it must not hold a carrier thread for long. */
    private static final int BUSY_TIMEOUT_MILLIS = 1_000;

    static final Migrations MIGRATIONS = new Migrations("sqlite", 2);

    static SqliteFile of(Path path) {
        return of(path, BUSY_TIMEOUT_MILLIS);
    }

    /** @param busyTimeoutMillis how long to wait for another program that has locked it */
    static SqliteFile of(Path path, int busyTimeoutMillis) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(busyTimeoutMillis);
        config.enforceForeignKeys(true);
        SQLiteDataSource sqlite = new SQLiteDataSource(config);
        sqlite.setUrl("jdbc:sqlite:" + path);
        return new SqliteFile(path, sqlite);
    }

    String name() {
        return path.toAbsolutePath().toString();
    }

    /** @throws StoreException when the file is no database or cannot be written */
    Connection open() {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    /** The version of its schema, 0 of a new file. */
    int version() {
        try (Connection connection = open()) {
            return (int) Rows.number(connection, "PRAGMA user_version");
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    /** @throws StoreException when a newer program wrote it, or it is no file of a registry; it is then untouched */
    void migrate() {
        MIGRATIONS.migrate(name(), version(), source, this::unusable);
    }

    StoreException unusable(Exception cause) {
        return new StoreException(
                "database: " + name() + " cannot be used: " + cause.getMessage()
                        + " (expected: a writable SQLite file, or none yet in a writable folder)",
                cause);
    }
}

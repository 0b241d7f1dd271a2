package dev.mesh4j.registry.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens connections to one SQLite file, each with the same pragmas. */
final class SqliteConnections {

    /** Only another program can lock the file, and the wait is in native code: it must not hold a carrier thread for long. */
    private static final int BUSY_TIMEOUT_MILLIS = 1_000;

    private final Path file;
    private final DataSource source;

    SqliteConnections(Path file) {
        this.file = file;
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.enforceForeignKeys(true);
        SQLiteDataSource sqlite = new SQLiteDataSource(config);
        sqlite.setUrl("jdbc:sqlite:" + file);
        this.source = sqlite;
    }

    DataSource source() {
        return source;
    }

    Path file() {
        return file;
    }

    /** @throws StoreException when the file is no database or cannot be written */
    Connection open() {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    StoreException unusable(Exception cause) {
        return new StoreException(
                "database: " + file.toAbsolutePath() + " cannot be used: " + cause.getMessage()
                        + " (expected: a writable SQLite file, or none yet in a writable folder)",
                cause);
    }
}

package dev.mesh4j.registry.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a file's schema up to date. Each migration sets {@code user_version}, so that a file that is up to date never
 * loads the migration library, which would cost half a second.
 */
final class SqliteSchema {

    /** The version that the newest migration sets. */
    static final int VERSION = 2;

    private SqliteSchema() {}

    /** @throws StoreException when the file is newer than this program, or cannot be migrated; it is then untouched */
    static void migrate(SqliteConnections connections) {
        int found = version(connections);
        if (found > VERSION) {
            throw new StoreException("database: " + connections.file().toAbsolutePath() + " has schema version " + found
                    + " (expected: at most " + VERSION + "; a newer registry wrote it, use that one)");
        }
        if (found == VERSION) {
            return;
        }
        try {
            Flyway.configure()
                    .dataSource(connections.source())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw connections.unusable(e);
        }
    }

    private static int version(SqliteConnections connections) {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.next() ? row.getInt(1) : 0;
        } catch (SQLException e) {
            throw connections.unusable(e);
        }
    }
}

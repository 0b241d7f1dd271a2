package dev.mesh4j.registry.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;

/** Copies of the SQLite file of a registry, made and put back while the registry runs. */
public final class SqliteBackup {

    /** A change of the running registry lasts milliseconds. */
    private static final int BUSY_TIMEOUT_MILLIS = 30_000;

    private final SqliteFile database;

    /** @param database the file of the registry */
    public SqliteBackup(Path database) {
        this.database = SqliteFile.of(database, BUSY_TIMEOUT_MILLIS);
    }

    /**
     * Writes all that was committed into a new file, which is there whole or not at all.
     *
     * @throws StoreException when the database is none of a registry, or the copy cannot be written
     */
    public Contents writeTo(Path copy) {
        requireRegistry(database);
        if (Files.exists(copy)) {
            throw new StoreException("backup: " + copy.toAbsolutePath() + " exists (expected: a new file)");
        }
        Path part = copy.resolveSibling(copy.getFileName() + ".part");
        try (Connection connection = database.open()) {
            Files.deleteIfExists(part);
            Rows.execute(connection, "VACUUM INTO ?", part.toString());
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
            return contents(SqliteFile.of(copy));
        } catch (SQLException | IOException e) {
            throw unwritable(copy, part, e);
        }
    }

    private static StoreException unwritable(Path copy, Path part, Exception cause) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return new StoreException(
                "backup: " + copy.toAbsolutePath() + " cannot be written: " + cause.getMessage()
                        + " (expected: a writable folder with enough space)",
                cause);
    }

    /**
     * Puts a backup back in one transaction: before it all is as it was, after it all is as in the backup. A registry that
     * runs on the file notices and loads it.
     *
     * @throws StoreException when the file is no backup of a registry, is damaged, or a newer program wrote it; the
     *     database is untouched then
     */
    public Contents readFrom(Path copy) {
        if (!Files.isRegularFile(copy)) {
            throw new StoreException(
                    "backup: " + copy.toAbsolutePath() + " not found (expected: a file made by a backup)");
        }
        Path part = database.path().resolveSibling(database.path().getFileName() + ".restore");
        try {
            Files.copy(copy, part, StandardCopyOption.REPLACE_EXISTING);
            SqliteFile checked = SqliteFile.of(part);
            requireSound(checked, copy);
            checked.migrate();
            Contents contents = contents(checked);
            database.migrate();
            replace(part);
            return contents;
        } catch (IOException | SQLException e) {
            throw database.unusable(e);
        } finally {
            remove(part);
        }
    }

    private void remove(Path part) {
        try {
            for (String end : new String[] {"", "-wal", "-shm"}) {
                Files.deleteIfExists(part.resolveSibling(part.getFileName() + end));
            }
        } catch (IOException e) {
            throw database.unusable(e);
        }
    }

    private void replace(Path from) throws SQLException {
        try (Connection connection = database.open()) {
            Rows.execute(connection, "ATTACH ? AS backup", from.toString());
            Rows.execute(connection, "BEGIN IMMEDIATE");
            for (String table : new String[] {"agent", "agent_schemas", "event"}) {
                Rows.execute(connection, "DELETE FROM main." + table);
                Rows.execute(connection, "INSERT INTO main." + table + " SELECT * FROM backup." + table);
            }
            // no revision is used twice: what was known of an agent before does not fit what it is now
            Rows.execute(
                    connection, "UPDATE main.mesh SET revision = max(revision, (SELECT revision FROM backup.mesh))");
            Rows.execute(
                    connection,
                    "UPDATE main.agent SET revision = (SELECT revision FROM main.mesh) + numbered.place FROM"
                            + " (SELECT id, row_number() OVER (ORDER BY revision) AS place FROM main.agent) AS numbered"
                            + " WHERE agent.id = numbered.id");
            Rows.execute(
                    connection,
                    "UPDATE main.mesh SET revision = max(revision, (SELECT coalesce(max(revision), 0) FROM main.agent))");
            Rows.execute(connection, "COMMIT");
        }
    }

    private static void requireRegistry(SqliteFile file) {
        if (!Files.isRegularFile(file.path())) {
            throw new StoreException(
                    "database: " + file.name() + " not found (expected: the SQLite file of a registry)");
        }
        int version = file.version();
        if (version < 1 || version > SqliteFile.MIGRATIONS.version()) {
            throw new StoreException("database: " + file.name() + " has schema version " + version + " (expected: 1 to "
                    + SqliteFile.MIGRATIONS.version() + ", as a registry of this version or an earlier one writes)");
        }
    }

    private static void requireSound(SqliteFile file, Path shown) throws SQLException {
        try (Connection connection = file.source().getConnection()) {
            long version = Rows.number(connection, "PRAGMA user_version");
            if (version < 1 || version > SqliteFile.MIGRATIONS.version()) {
                throw new StoreException("backup: " + shown.toAbsolutePath() + " has schema version " + version
                        + " (expected: 1 to " + SqliteFile.MIGRATIONS.version() + ", as a backup of a registry has)");
            }
            String found = Rows.text(connection, "PRAGMA integrity_check(1)");
            if (!found.equals("ok")) {
                throw new StoreException("backup: " + shown.toAbsolutePath() + " is damaged: " + found);
            }
        } catch (SQLException e) {
            throw new StoreException(
                    "backup: " + shown.toAbsolutePath() + " cannot be read: " + e.getMessage()
                            + " (expected: a file made by a backup)",
                    e);
        }
    }

    private static Contents contents(SqliteFile file) throws SQLException {
        try (Connection connection = file.source().getConnection()) {
            return new Contents(
                    Rows.number(connection, "SELECT count(*) FROM agent"),
                    Rows.number(connection, "SELECT count(*) FROM event"));
        }
    }

    /** How much a backup holds. */
    public record Contents(long agents, long events) {}
}

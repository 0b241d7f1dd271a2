package dev.mesh4j.registry;

import dev.mesh4j.registry.store.SqliteBackup;
import dev.mesh4j.registry.store.StoreException;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Copies the SQLite file of a registry, or puts a copy back, while the registry runs: {@code backup DATABASE FILE} and
 * {@code restore DATABASE FILE}. Ends with 0 when it is done, 1 when it failed, 2 for a wrong command line.
 */
public final class BackupMain {

    private BackupMain() {}

    public static void main(String[] args) {
        System.exit(run(System.out, System.err, args));
    }

    static int run(PrintStream out, PrintStream err, String... args) {
        if (args.length != 3) {
            err.println("expected: backup DATABASE FILE, or restore DATABASE FILE");
            return 2;
        }
        if (args[1].matches("(jdbc:)?postgres(ql)?:.*")) {
            err.println("database: a PostgreSQL (expected: a SQLite file; PostgreSQL has pg_dump and pg_restore)");
            return 2;
        }
        Path database = Path.of(args[1]);
        Path file = Path.of(args[2]);
        try {
            switch (args[0]) {
                case "backup" ->
                    out.println(shown(new SqliteBackup(database).writeTo(file)) + " of " + database + " written to "
                            + file);
                case "restore" ->
                    out.println(shown(new SqliteBackup(database).readFrom(file)) + " of " + file + " are in " + database
                            + " again");
                default -> {
                    err.println("'" + args[0] + "' (expected: backup or restore)");
                    return 2;
                }
            }
            return 0;
        } catch (StoreException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static String shown(SqliteBackup.Contents contents) {
        return contents.agents() + " agents and " + contents.events() + " events";
    }
}

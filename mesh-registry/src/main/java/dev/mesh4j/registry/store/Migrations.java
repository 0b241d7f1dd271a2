package dev.mesh4j.registry.store;

import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The migrations of one kind of database. Each sets a version that is read without the migration library, which would cost
 * half a second at each start.
 *
 * @param folder below {@code db/migration}
 * @param version the version that the newest migration sets
 */
record Migrations(String folder, int version) {

    /**
     * Brings a schema up to date.
     *
     * @param name of the database
     * @param found the version that it has, 0 when it is empty
     * @param unusable says that it cannot be used
     * @throws StoreException when the schema is newer than this program, or cannot be migrated; it is then untouched
     */
    void migrate(String name, int found, DataSource source, Function<Exception, StoreException> unusable) {
        if (found > version) {
            throw new StoreException("database: " + name + " has schema version " + found + " (expected: at most "
                    + version + "; a newer registry wrote it, use that one)");
        }
        if (found == version) {
            return;
        }
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration/" + folder)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw unusable.apply(e);
        }
    }
}

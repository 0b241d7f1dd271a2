package dev.mesh4j.registry.store;

import dev.mesh4j.server.config.Secret;
import java.nio.file.Path;

/**
 * Where the registry keeps what it knows.
 *
 * @param database the path of a SQLite file, or a URL of PostgreSQL
 * @param user of PostgreSQL, empty when the URL has it or none is needed
 * @param eventRetention how many events are kept, the newest
 */
public record StoreOptions(String database, String user, Secret password, int eventRetention) {

    public static final int EVENT_RETENTION = 100_000;

    /** A SQLite file. */
    public static StoreOptions file(Path file) {
        return new StoreOptions(file.toString(), "", Secret.NONE, EVENT_RETENTION);
    }

    Path file() {
        return Path.of(database);
    }

    public StoreOptions withEventRetention(int events) {
        return new StoreOptions(database, user, password, events);
    }

    /** Without the address, which may carry a password. */
    @Override
    public String toString() {
        return PostgresAddress.isOne(database) ? "a PostgreSQL" : database;
    }
}

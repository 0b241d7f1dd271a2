package dev.mesh4j.registry.store;

import dev.mesh4j.registry.health.Leases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** What differs between the databases that a {@link JdbcStore} is kept in. Thread-safe. */
interface Database extends AutoCloseable {

    /** As people know it; without secrets. */
    String name();

    String epoch();

    boolean isShared();

    /** Its clock in SQL, as seconds. */
    String now();

    /** A condition in SQL: that the lease of a row of {@code agent} has ended by the database's clock. */
    String lapsed();

    /** @throws StoreException when it cannot be used */
    <T> T read(Work<T> work);

    /**
     * Does the work on one state of the database, however long it takes.
     *
     * @throws StoreException when it cannot be used
     */
    <T> T load(Work<T> work);

    /**
     * Does the work in one transaction, which is undone when it throws.
     *
     * @throws StoreException when it cannot be used
     */
    <T> T write(Work<T> work);

    default void change(Step step) {
        write(connection -> {
            step.on(connection);
            return true;
        });
    }

    /** A part of a transaction. */
    @FunctionalInterface
    interface Step {
        void on(Connection connection) throws SQLException;
    }

    /** Takes the lock that every change of agents takes, until the transaction ends. */
    void lock(Connection connection) throws SQLException;

    /** The last step of a transaction that changed agents. */
    void committing(Connection connection, long revision) throws SQLException;

    /** All was read, and this was the newest revision. */
    void loaded(long revision);

    /** The caller of the store was told all between two revisions: it needs no notice of that. */
    void known(long since, long revision);

    /** @param nanos a monotonic clock */
    Leases leases(Duration lease, LongSupplier nanos);

    void follow(StoreListener listener);

    void told(String agentId, String fingerprint);

    /** Looks for changes that nothing told of. */
    void check();

    @Override
    void close();
}

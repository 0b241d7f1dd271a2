package dev.mesh4j.registry.store;

import dev.mesh4j.registry.health.Leases;
import dev.mesh4j.registry.model.Event;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The store in a SQLite file or in PostgreSQL. Thread-safe. */
public final class JdbcStore implements RegistryStore {

    /** So few that a change need not wait long for its turn. */
    private static final int SEEN_TOGETHER = 200;

    private static final int WRITES_OF_A_CHANGE = 8;

    private static final String ALL = AgentTable.COLUMNS + " WHERE presence <> 'LEFT'";
    private static final String NEWER = AgentTable.COLUMNS + " WHERE revision > ? ORDER BY revision";
    private static final String ONE = AgentTable.COLUMNS + " WHERE id = ? AND presence <> 'LEFT'";
    private static final String REVISION = "SELECT revision FROM mesh";
    private static final String SCHEMAS = "SELECT schemas FROM agent_schemas WHERE agent_id = ?";

    private final Database database;
    private final AgentTable agents;
    private final EventTable events;
    private final Housekeeping housekeeping;
    private volatile boolean failing;

    private JdbcStore(Database database, int keptEvents) {
        this.database = database;
        this.agents = new AgentTable(database);
        this.events = new EventTable(keptEvents);
        this.housekeeping = new Housekeeping(database, events);
    }

    /**
     * Opens the store, making a SQLite file when there is none.
     *
     * @throws StoreException when it cannot be used, another registry uses the file, or a newer program wrote it
     */
    public static JdbcStore open(StoreOptions options) {
        Database database = PostgresAddress.isOne(options.database())
                ? PostgresDatabase.open(PostgresAddress.of(options))
                : SqliteDatabase.open(options.file());
        return new JdbcStore(database, options.eventRetention());
    }

    /** Opens a SQLite file, making it when there is none. */
    public static JdbcStore open(Path file) {
        return open(StoreOptions.file(file));
    }

    @Override
    public String epoch() {
        return database.epoch();
    }

    @Override
    public boolean isShared() {
        return database.isShared();
    }

    @Override
    public long load(Consumer<StoredAgent> each) {
        long revision = database.load(connection -> {
            // a row may be newer than this number, but none of this number or below is missing
            long newest = Rows.number(connection, REVISION);
            Rows.forEach(connection, AgentTable::read, each, ALL);
            return newest;
        });
        database.loaded(revision);
        return revision;
    }

    @Override
    public Committed commit(long since, List<Change> changes, List<Event> more) {
        try {
            Committed committed = changes.isEmpty()
                    ? append(since, more)
                    : database.write(connection -> change(connection, since, changes, more));
            database.known(since, committed.revision());
            failing = false;
            return committed;
        } catch (StoreException e) {
            failing = true;
            throw e;
        }
    }

    private Committed append(long since, List<Event> more) {
        database.change(connection -> events.insert(connection, more));
        return new Committed(since, List.of());
    }

    private Committed change(Connection connection, long since, List<Change> changes, List<Event> more)
            throws SQLException {
        long first = raise(connection, changes.size());
        List<Event> happened = new Batch(connection, agents, first).apply(changes);
        events.insert(connection, happened);
        events.insert(connection, more);
        List<StoredAgent> newer = Rows.select(connection, AgentTable::read, NEWER, since);
        long revision = first - 1 + changes.size();
        database.committing(connection, revision);
        return new Committed(revision, newer);
    }

    /** Takes the lock that every change needs; returns the first of the new revisions. */
    private static long raise(Connection connection, int changes) throws SQLException {
        return Rows.number(connection, "UPDATE mesh SET revision = revision + ? RETURNING revision", changes)
                - changes
                + 1;
    }

    @Override
    public Committed since(long revision) {
        Committed newer = database.read(connection -> {
            // a row may be newer than this number, but none of this number or below is missing
            long newest = Rows.number(connection, REVISION);
            List<StoredAgent> rows = Rows.select(connection, AgentTable::read, NEWER, revision);
            return new Committed(
                    rows.isEmpty() ? newest : Math.max(newest, rows.getLast().revision()), rows);
        });
        database.known(revision, newer.revision());
        return newer;
    }

    @Override
    public Optional<StoredAgent> find(String agentId) {
        return database.read(connection ->
                Rows.select(connection, AgentTable::read, ONE, agentId).stream().findFirst());
    }

    @Override
    public Optional<String> schemas(String agentId) {
        return database.read(connection -> Rows.select(connection, row -> row.getString(1), SCHEMAS, agentId).stream()
                .findFirst());
    }

    @Override
    public List<Event> events(EventQuery query) {
        return database.read(connection -> events.select(connection, query));
    }

    @Override
    public void seen(Map<String, Instant> lastSeen) {
        List<Map.Entry<String, Instant>> all = List.copyOf(lastSeen.entrySet());
        for (int from = 0; from < all.size(); from += SEEN_TOGETHER) {
            List<Map.Entry<String, Instant>> some = all.subList(from, Math.min(all.size(), from + SEEN_TOGETHER));
            database.change(connection -> {
                database.lock(connection);
                AgentTable.see(connection, some);
            });
        }
    }

    @Override
    public Leases leases(Duration lease, LongSupplier nanos) {
        return database.leases(lease, nanos);
    }

    @Override
    public void follow(StoreListener listener) {
        database.follow(listener);
    }

    @Override
    public void told(String agentId, String fingerprint) {
        database.told(agentId, fingerprint);
    }

    /**
     * Changes nothing. It writes only when the last change failed, and then as much as a change does: a full disk shows
     * only to what takes room.
     */
    @Override
    public void probe() {
        String sql = "UPDATE mesh SET probed_at = " + database.now();
        if (failing) {
            for (int i = 0; i < WRITES_OF_A_CHANGE; i++) {
                database.change(connection -> Rows.execute(connection, sql));
            }
            failing = false;
        } else {
            database.change(connection -> Rows.execute(connection, sql + " WHERE false"));
        }
        database.check();
        housekeeping.run();
    }

    /** @param tombstones how long what is kept of agents that left is kept at least */
    void sweep(Duration tombstones) {
        housekeeping.sweep(tombstones);
    }

    @Override
    public void close() {
        database.close();
    }
}

package dev.mesh4j.registry.store;

import dev.mesh4j.registry.health.Leases;
import dev.mesh4j.registry.health.LocalLeases;
import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.model.Presence;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The store of one registry: a SQLite file with one connection that writes and one that reads. */
public final class SqliteStore implements RegistryStore {

    /** Older events are dropped. */
    private static final int KEPT_EVENTS = 10_000;

    private static final String COLUMNS =
            "id, presence, registration, digest, key_hash, created_at, last_seen, revision";

    private static final String SAVE = "INSERT INTO agent"
            + " (id, registration, presence, digest, key_hash, schemas, created_at, last_seen, revision)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            + " registration = excluded.registration, presence = excluded.presence, digest = excluded.digest,"
            + " key_hash = excluded.key_hash, schemas = excluded.schemas, last_seen = excluded.last_seen,"
            + " revision = excluded.revision";

    private final String epoch = Long.toString(System.currentTimeMillis(), 36);
    private volatile long revision;
    private final SqliteConnections connections;
    private final int keptEvents;
    private final Connection writer;
    private final Connection reader;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock reading = new ReentrantLock();

    private SqliteStore(SqliteConnections connections, int keptEvents) {
        this.connections = connections;
        this.keptEvents = keptEvents;
        this.writer = connections.open();
        this.reader = connections.open();
    }

    /**
     * Opens the file, making it when there is none.
     *
     * @throws StoreException when it cannot be used, or a newer program wrote it
     */
    public static SqliteStore open(Path file) {
        return open(file, KEPT_EVENTS);
    }

    /** @param keptEvents older events are dropped */
    static SqliteStore open(Path file, int keptEvents) {
        SqliteConnections connections = new SqliteConnections(file);
        SqliteSchema.migrate(connections);
        SqliteStore store = new SqliteStore(connections, keptEvents);
        try {
            store.writer.setAutoCommit(false);
            store.revision = store.read(
                            "SELECT coalesce(max(revision), 0) FROM agent", List.of(), row -> row.getLong(1))
                    .getFirst();
        } catch (SQLException e) {
            throw connections.unusable(e);
        }
        return store;
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
    public long load(Consumer<StoredAgent> each) {
        read("SELECT " + COLUMNS + " FROM agent WHERE presence <> 'LEFT' ORDER BY rowid", List.of(), SqliteStore::agent)
                .forEach(each);
        return revision;
    }

    @Override
    public Committed commit(long since, List<Change> changes, List<Event> events) {
        List<StoredAgent> newer = new ArrayList<>();
        long[] next = {0};
        write(connection -> {
            next[0] = revision;
            for (Change change : changes) {
                StoredAgent made = make(change, next[0] + 1, connection);
                if (made != null) {
                    next[0]++;
                    newer.add(made);
                    EventTable.insert(connection, change.events(), keptEvents);
                }
            }
            EventTable.insert(connection, events, keptEvents);
        });
        revision = next[0];
        return new Committed(revision, newer);
    }

    private @Nullable StoredAgent make(Change change, long number, Connection connection) throws SQLException {
        return switch (change) {
            case Change.Register register -> save(register, number, connection);
            case Change.Move move -> move(move, number, connection);
        };
    }

    private static StoredAgent save(Change.Register register, long number, Connection connection) throws SQLException {
        StoredAgent agent = register.agent();
        try (PreparedStatement save = connection.prepareStatement(SAVE)) {
            save.setString(1, agent.id());
            save.setString(2, agent.registration());
            save.setString(3, agent.presence().name());
            save.setString(4, agent.digest());
            save.setString(5, agent.keyHash());
            save.setString(6, register.schemas());
            save.setString(7, agent.createdAt().toString());
            save.setString(8, agent.lastSeen().toString());
            save.setLong(9, number);
            save.executeUpdate();
        }
        return new StoredAgent(
                agent.id(),
                agent.presence(),
                agent.registration(),
                agent.digest(),
                agent.keyHash(),
                agent.createdAt(),
                agent.lastSeen(),
                number);
    }

    private static @Nullable StoredAgent move(Change.Move move, long number, Connection connection)
            throws SQLException {
        String sql = move.to() == Presence.LEFT
                ? "DELETE FROM agent WHERE id = ? AND revision = ? RETURNING " + COLUMNS
                : "UPDATE agent SET presence = '" + move.to() + "', last_seen = '" + move.lastSeen() + "', revision = "
                        + number + " WHERE id = ? AND revision = ? RETURNING " + COLUMNS;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, move.agentId());
            statement.setLong(2, move.ifRevision());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                StoredAgent agent = agent(row);
                return new StoredAgent(
                        agent.id(),
                        move.to(),
                        agent.registration(),
                        agent.digest(),
                        agent.keyHash(),
                        agent.createdAt(),
                        move.lastSeen(),
                        number);
            }
        }
    }

    private static StoredAgent agent(ResultSet row) throws SQLException {
        return new StoredAgent(
                row.getString(1),
                Presence.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Instant.parse(row.getString(6)),
                Instant.parse(row.getString(7)),
                row.getLong(8));
    }

    @Override
    public Committed since(long number) {
        return new Committed(revision, List.of());
    }

    @Override
    public Optional<StoredAgent> find(String agentId) {
        return read("SELECT " + COLUMNS + " FROM agent WHERE id = ?", List.of(agentId), SqliteStore::agent).stream()
                .findFirst();
    }

    @Override
    public Optional<String> schemas(String agentId) {
        return read("SELECT schemas FROM agent WHERE id = ?", List.of(agentId), row -> row.getString(1)).stream()
                .findFirst();
    }

    @Override
    public void seen(Map<String, Instant> lastSeen) {
        write(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE agent SET last_seen = ? WHERE id = ?")) {
                for (Map.Entry<String, Instant> entry : lastSeen.entrySet()) {
                    update.setString(1, entry.getValue().toString());
                    update.setString(2, entry.getKey());
                    update.addBatch();
                }
                update.executeBatch();
            }
        });
    }

    @Override
    public Leases leases(Duration lease, LongSupplier nanos) {
        return new LocalLeases(lease, nanos);
    }

    @Override
    public void follow(StoreListener listener) {}

    @Override
    public void told(String agentId, String fingerprint) {}

    @Override
    public void probe() {
        write(connection -> {
            try (Statement statement = connection.createStatement()) {
                // takes the lock that every write needs, and changes nothing
                statement.executeUpdate("UPDATE agent SET presence = presence WHERE 0");
            }
        });
    }

    @Override
    public List<Event> events(EventQuery query) {
        EventTable.Selection selection = EventTable.select(query);
        return read(selection.sql(), selection.parameters(), EventTable::read);
    }

    @Override
    public void close() {
        writing.lock();
        reading.lock();
        try (reader;
                writer) {
            if (!writer.isClosed()) {
                writer.rollback();
            }
        } catch (SQLException e) {
            throw connections.unusable(e);
        } finally {
            reading.unlock();
            writing.unlock();
        }
    }

    private void write(Write action) {
        writing.lock();
        try {
            action.to(writer);
            writer.commit();
        } catch (SQLException e) {
            rollBack(e);
            throw connections.unusable(e);
        } catch (RuntimeException e) {
            // half a change left open would be committed with the next one
            rollBack(e);
            throw e;
        } finally {
            writing.unlock();
        }
    }

    private void rollBack(Exception cause) {
        try {
            writer.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private <T> List<T> read(String sql, List<Object> parameters, Row<T> row) {
        reading.lock();
        try (PreparedStatement select = reader.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                select.setObject(i + 1, parameters.get(i));
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet results = select.executeQuery()) {
                while (results.next()) {
                    rows.add(row.read(results));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw connections.unusable(e);
        } finally {
            reading.unlock();
        }
    }

    private interface Write {
        void to(Connection connection) throws SQLException;
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}

package dev.mesh4j.registry.store;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.registry.AgentRegistration;
import dev.mesh4j.registry.model.Event;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The store of one registry: a SQLite file with one connection that writes and one that reads. */
public final class SqliteStore implements RegistryStore {

    /** Older events are dropped. */
    private static final int KEPT_EVENTS = 10_000;

    private static final String SAVE = "INSERT INTO agent (id, registration, live, created_at, last_seen)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET registration = excluded.registration,"
            + " live = excluded.live, last_seen = excluded.last_seen";

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
        } catch (SQLException e) {
            throw connections.unusable(e);
        }
        return store;
    }

    @Override
    public List<StoredAgent> agents() {
        return read(
                "SELECT id, registration, live, created_at, last_seen FROM agent ORDER BY rowid",
                List.of(),
                row -> new StoredAgent(
                        row.getString(1),
                        Json.mapper().readValue(row.getString(2), AgentRegistration.class),
                        row.getBoolean(3),
                        Instant.parse(row.getString(4)),
                        Instant.parse(row.getString(5))));
    }

    @Override
    public void save(StoredAgent agent, List<Event> events) {
        write(connection -> {
            try (PreparedStatement save = connection.prepareStatement(SAVE)) {
                save.setString(1, agent.id());
                save.setString(2, Json.mapper().writeValueAsString(agent.registration()));
                save.setBoolean(3, agent.live());
                save.setString(4, agent.createdAt().toString());
                save.setString(5, agent.lastSeen().toString());
                save.executeUpdate();
            }
            EventTable.insert(connection, events, keptEvents);
        });
    }

    @Override
    public void expire(List<String> agentIds, List<Event> events) {
        forEach("UPDATE agent SET live = 0 WHERE id = ?", agentIds, events);
    }

    @Override
    public void remove(List<String> agentIds, List<Event> events) {
        forEach("DELETE FROM agent WHERE id = ?", agentIds, events);
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
    public void append(List<Event> events) {
        write(connection -> EventTable.insert(connection, events, keptEvents));
    }

    @Override
    public void probe() {
        write(connection -> {
            try (Statement statement = connection.createStatement()) {
                // takes the lock that every write needs, and changes nothing
                statement.executeUpdate("UPDATE agent SET live = live WHERE 0");
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

    private void forEach(String sql, List<String> agentIds, List<Event> events) {
        write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (String agentId : agentIds) {
                    statement.setString(1, agentId);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            EventTable.insert(connection, events, keptEvents);
        });
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

package dev.mesh4j.registry.store;

import dev.mesh4j.registry.model.Presence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The tables of agents and of their schemas. */
final class AgentTable {

    static final String COLUMNS =
            "SELECT id, presence, registration, digest, key_hash, created_at, last_seen, revision FROM agent";

    private static final String SAVE = "INSERT INTO agent (id, presence, registration, digest, key_hash, created_at,"
            + " last_seen, revision, granted_at, left_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, :now, 0)"
            + " ON CONFLICT (id) DO UPDATE SET presence = excluded.presence, registration = excluded.registration,"
            + " digest = excluded.digest, key_hash = excluded.key_hash, last_seen = excluded.last_seen,"
            + " revision = excluded.revision, granted_at = excluded.granted_at, left_at = 0,"
            + " created_at = CASE WHEN agent.presence = 'LEFT' THEN excluded.created_at ELSE agent.created_at END";

    private static final String SAVE_SCHEMAS = "INSERT INTO agent_schemas (agent_id, schemas) VALUES (?, ?)"
            + " ON CONFLICT (agent_id) DO UPDATE SET schemas = excluded.schemas"
            + " WHERE agent_schemas.schemas <> excluded.schemas";

    private static final String MOVE = "UPDATE agent SET presence = ?, last_seen = ?, revision = ?,"
            + " left_at = CASE WHEN CAST(? AS TEXT) = 'LEFT' THEN :now ELSE 0 END WHERE id = ? AND revision = ?";

    private final String save;
    private final String move;
    private final Database database;

    AgentTable(Database database) {
        this.save = SAVE.replace(":now", database.now());
        this.move = MOVE.replace(":now", database.now());
        this.database = database;
    }

    /**
     * Makes registrations in their order.
     *
     * @param revision of the first; the next one has the next
     */
    void save(Connection connection, List<Change.Register> changes, long revision) throws SQLException {
        try (PreparedStatement agents = connection.prepareStatement(save);
                PreparedStatement schemas = connection.prepareStatement(SAVE_SCHEMAS)) {
            for (Change.Register change : changes) {
                StoredAgent agent = change.agent();
                agents.setString(1, agent.id());
                agents.setString(2, agent.presence().name());
                agents.setString(3, agent.registration());
                agents.setString(4, agent.digest());
                agents.setString(5, agent.keyHash());
                agents.setString(6, agent.createdAt().toString());
                agents.setString(7, agent.lastSeen().toString());
                agents.setLong(8, revision++);
                agents.addBatch();
                schemas.setString(1, agent.id());
                schemas.setString(2, change.schemas());
                schemas.addBatch();
            }
            agents.executeBatch();
            schemas.executeBatch();
        }
    }

    /** How many rows each change touched: 1 when it was applied, else 0. */
    int[] move(Connection connection, List<Change.Move> changes, boolean onlyIfLapsed, long revision)
            throws SQLException {
        try (PreparedStatement moves =
                connection.prepareStatement(onlyIfLapsed ? move + " AND " + database.lapsed() : move)) {
            for (Change.Move change : changes) {
                moves.setString(1, change.to().name());
                moves.setString(2, change.lastSeen().toString());
                moves.setLong(3, revision++);
                moves.setString(4, change.to().name());
                moves.setString(5, change.agentId());
                moves.setLong(6, change.ifRevision());
                moves.addBatch();
            }
            return moves.executeBatch();
        }
    }

    /** Notes when agents were last seen. */
    static void see(Connection connection, List<Map.Entry<String, Instant>> lastSeen) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE agent SET last_seen = ? WHERE id = ?")) {
            for (Map.Entry<String, Instant> entry : lastSeen) {
                update.setString(1, entry.getValue().toString());
                update.setString(2, entry.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    static StoredAgent read(ResultSet row) throws SQLException {
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
}

package dev.mesh4j.registry.store;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.registry.model.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The table of events, of which the newest are kept. */
final class EventTable {

    private static final TypeReference<Map<String, String>> DATA = new TypeReference<>() {};
    private static final String INSERT =
            "INSERT INTO event (type, agent_id, agent_name, function, at, data) VALUES (?, ?, ?, ?, ?, ?)";

    private final int kept;

    EventTable(int kept) {
        this.kept = kept;
    }

    void insert(Connection connection, List<Event> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Event event : events) {
                insert.setString(1, event.type().text());
                insert.setString(2, event.agentId());
                insert.setString(3, event.agentName());
                insert.setString(4, event.function());
                insert.setString(5, event.at().toString());
                insert.setString(6, Json.mapper().writeValueAsString(event.data()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Removes those that {@link #select} no longer shows. */
    void trim(Connection connection) throws SQLException {
        Rows.execute(connection, "DELETE FROM event WHERE id <= (SELECT max(id) FROM event) - ?", kept);
    }

    List<Event> select(Connection connection, EventQuery query) throws SQLException {
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        conditions.add("id > (SELECT max(id) FROM event) - ?");
        parameters.add(kept);
        filter("type = ?", query.type(), conditions, parameters);
        filter("agent_id = ?", query.agentId(), conditions, parameters);
        filter("function = ?", query.function(), conditions, parameters);
        filter("id < ?", query.before(), conditions, parameters);
        parameters.add(query.limit());
        return Rows.select(
                connection,
                EventTable::read,
                "SELECT type, agent_id, agent_name, function, at, data, id FROM event WHERE "
                        + String.join(" AND ", conditions) + " ORDER BY id DESC LIMIT ?",
                parameters.toArray());
    }

    private static Event read(ResultSet row) throws SQLException {
        return new Event(
                Event.Type.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Instant.parse(row.getString(5)),
                Json.mapper().readValue(row.getString(6), DATA),
                row.getLong(7));
    }

    private static void filter(
            String condition, @Nullable Object value, List<String> conditions, List<Object> parameters) {
        if (value != null) {
            conditions.add(condition);
            parameters.add(value);
        }
    }
}

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

/** The table of events. */
final class EventTable {

    private static final TypeReference<Map<String, String>> DATA = new TypeReference<>() {};

    private EventTable() {}

    /** @param parameters of the statement, in order */
    record Selection(String sql, List<Object> parameters) {}

    static void insert(Connection connection, List<Event> events, int kept) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO event (type, agent_id, agent_name, function, at, data) VALUES (?, ?, ?, ?, ?, ?)")) {
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
        try (PreparedStatement trim =
                connection.prepareStatement("DELETE FROM event WHERE id <= (SELECT max(id) FROM event) - ?")) {
            trim.setInt(1, kept);
            trim.executeUpdate();
        }
    }

    static Selection select(EventQuery query) {
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        filter("type", query.type(), conditions, parameters);
        filter("agent_id", query.agentId(), conditions, parameters);
        filter("function", query.function(), conditions, parameters);
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        parameters.add(query.limit());
        return new Selection(
                "SELECT type, agent_id, agent_name, function, at, data FROM event" + where
                        + " ORDER BY id DESC LIMIT ?",
                parameters);
    }

    static Event read(ResultSet row) throws SQLException {
        return new Event(
                Event.Type.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Instant.parse(row.getString(5)),
                Json.mapper().readValue(row.getString(6), DATA));
    }

    private static void filter(
            String column, @Nullable String value, List<String> conditions, List<Object> parameters) {
        if (value != null) {
            conditions.add(column + " = ?");
            parameters.add(value);
        }
    }
}

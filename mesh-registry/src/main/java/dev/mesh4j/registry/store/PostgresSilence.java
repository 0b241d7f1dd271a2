package dev.mesh4j.registry.store;

import dev.mesh4j.registry.health.Leases.Silence;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Who is silent by the database's clock, as the one registry sees it that has the right to say so. */
final class PostgresSilence {

    /** Of the lock of the database; as long as the connection lasts, no other registry gets it. */
    private static final long LOCK = 0x6d6573682d6c7365L;

    private static final String SILENT = "SELECT id, silent FROM (SELECT id, " + PostgresDatabase.NOW
            + " - greatest(granted_at, coalesce(beat_at, 0)) AS silent FROM agent LEFT JOIN lease ON agent_id = id"
            + " WHERE presence IN ('LIVE', 'SUSPECT')) AS agents WHERE silent > ?";

    private final Connection connection;
    private final double late;
    private final double lapses;
    private boolean chosen;

    /** @param lapses after so many seconds of silence */
    PostgresSilence(Connection connection, Duration lease, double lapses) {
        this.connection = connection;
        this.late = lease.toMillis() / 1e3 / 3 * 2;
        this.lapses = lapses;
    }

    /** Nothing while another registry says it. */
    Silence read() throws SQLException {
        if (!chosen) {
            chosen = "t".equals(Rows.text(connection, "SELECT pg_try_advisory_lock(?)", LOCK));
        }
        if (!chosen) {
            return Silence.NONE;
        }
        List<String> lapsed = new ArrayList<>();
        List<Double> silent = Rows.select(
                connection,
                row -> {
                    if (row.getDouble(2) > lapses) {
                        lapsed.add(row.getString(1));
                    }
                    return row.getDouble(2);
                },
                SILENT,
                late);
        return new Silence(lapsed, silent.size());
    }
}

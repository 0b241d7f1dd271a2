package dev.mesh4j.registry.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Removes what is no longer of use: agents that left long ago, what belonged to them, and old events. */
final class Housekeeping {

    private static final long EVERY = Duration.ofMinutes(1).toNanos();

    /** So long replicas can hear that an agent left; one that was out of touch for longer loads anew. */
    private static final Duration TOMBSTONES = Duration.ofHours(1);

    private final Database database;
    private final EventTable events;
    private final AtomicLong last = new AtomicLong(System.nanoTime());

    Housekeeping(Database database, EventTable events) {
        this.database = database;
        this.events = events;
    }

    /** Once a minute, however often it is called. */
    void run() {
        long now = System.nanoTime();
        long before = last.get();
        if (now - before >= EVERY && last.compareAndSet(before, now)) {
            sweep(TOMBSTONES);
        }
    }

    void sweep(Duration tombstones) {
        database.change(connection -> {
            database.lock(connection);
            Rows.execute(
                    connection,
                    "DELETE FROM agent_schemas WHERE agent_id IN (SELECT id FROM agent WHERE " + gone(tombstones)
                            + ")");
            Rows.execute(connection, "DELETE FROM agent WHERE " + gone(tombstones));
            events.trim(connection);
        });
    }

    private String gone(Duration tombstones) {
        return "presence = 'LEFT' AND left_at < " + database.now() + " - " + tombstones.toSeconds();
    }
}

package dev.mesh4j.registry.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other registries what agents were told, together what comes together. What is lost costs one POST: an agent
 * that says what it has applied needs none of it.
 */
final class PostgresTeller implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PostgresTeller.class);

    private static final int MOST_WAITING = 10_000;

    /** A notice may have 8000 bytes; an agent's id 64 and a fingerprint 64. */
    private static final int MOST_TOGETHER = 50;

    private final String self = UUID.randomUUID().toString();
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final DataSource pool;
    private final Thread thread;

    PostgresTeller(DataSource pool) {
        this.pool = pool;
        this.thread = Thread.ofVirtual().name("mesh-teller").start(this::run);
    }

    /** What its notices are signed with. */
    String self() {
        return self;
    }

    void tell(String agentId, String fingerprint) {
        if (!waiting.offer(agentId + " " + fingerprint)) {
            log.debug("{} not told to the others: too much waits", agentId);
        }
    }

    /** Hands the lines of a notice on, unless it is one's own. */
    static void read(String notice, String self, StoreListener listener) {
        String[] lines = notice.split("\n", -1);
        if (lines[0].equals(self)) {
            return;
        }
        for (int i = 1; i < lines.length; i++) {
            int space = lines[i].indexOf(' ');
            listener.told(lines[i].substring(0, space), lines[i].substring(space + 1));
        }
    }

    private void run() {
        try {
            while (true) {
                List<String> lines = new ArrayList<>(List.of(self, waiting.take()));
                waiting.drainTo(lines, MOST_TOGETHER - 1);
                send(String.join("\n", lines));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(String notice) {
        try (Connection connection = pool.getConnection()) {
            Rows.execute(connection, "SELECT pg_notify(?, ?)", PostgresFeed.TOLD, notice);
        } catch (SQLException | RuntimeException e) {
            log.debug("the others are not told", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        Quiet.join(thread);
    }
}

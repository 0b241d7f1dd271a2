package dev.mesh4j.registry.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends what may be broken already. */
final class Quiet {

    private static final Logger log = LoggerFactory.getLogger(Quiet.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Quiet() {}

    static void close(@Nullable Connection connection) {
        if (connection != null) {
            try {
                // does not wait for an answer, and ends a wait for one
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                log.debug("a connection was broken already", e);
            }
        }
    }

    static void join(Thread thread) {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.mesh4j.registry.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that hears what other registries commit and tell, on a connection of its own. {@link #start()} once. */
final class PostgresFeed implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PostgresFeed.class);

    static final String CHANGED = "mesh_changed";
    static final String TOLD = "mesh_told";

    /** So often the connection shows that it is alive. */
    private static final int PATIENCE_MILLIS = 1_000;

    private final PostgresAddress address;
    private final String self;
    private final AtomicLong known;
    private final StoreListener listener;
    private final Backoff backoff = new Backoff();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Connection connection;

    /**
     * @param self what this registry signs with
     * @param known the newest revision that this registry was told by its own calls
     */
    PostgresFeed(PostgresAddress address, String self, AtomicLong known, StoreListener listener) {
        this.address = address;
        this.self = self;
        this.known = known;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("mesh-feed").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        stop.countDown();
        Quiet.close(connection);
        Quiet.join(thread);
    }

    private void run() {
        boolean first = true;
        while (stop.getCount() > 0) {
            try (Connection fresh = address.connect()) {
                connection = fresh;
                Rows.execute(fresh, "LISTEN " + CHANGED);
                Rows.execute(fresh, "LISTEN " + TOLD);
                if (first) {
                    // between the load and now somebody may have committed
                    hear(listener::changed);
                } else {
                    log.info("hears the other registries again");
                    hear(listener::gap);
                }
                first = false;
                backoff.reset();
                listen(fresh);
            } catch (SQLException | RuntimeException e) {
                // one failure, of whatever kind, must not end it for the life of the process
                if (stop.getCount() > 0 && backoff.isFirst()) {
                    log.warn(
                            "does not hear the other registries: {}",
                            address.unusable(e).getMessage());
                }
            }
            await(backoff.millis());
        }
    }

    private void listen(Connection open) throws SQLException {
        PGConnection postgres = open.unwrap(PGConnection.class);
        while (stop.getCount() > 0) {
            PGNotification[] heard = postgres.getNotifications(PATIENCE_MILLIS);
            if (heard == null || heard.length == 0) {
                // silence may also be a dead connection
                Rows.number(open, "SELECT 1");
            } else {
                hear(heard);
            }
        }
    }

    private void hear(PGNotification[] heard) {
        boolean changed = false;
        for (PGNotification one : heard) {
            switch (one.getName()) {
                case CHANGED -> changed |= Long.parseLong(one.getParameter()) > known.get();
                case TOLD -> hear(() -> PostgresTeller.read(one.getParameter(), self, listener));
                default -> log.debug("unknown channel {}", one.getName());
            }
        }
        if (changed) {
            hear(listener::changed);
        }
    }

    /** One failure must not end the feed for the life of the process. */
    private static void hear(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            log.error("a change of another registry was not taken over", e);
        }
    }

    private void await(long millis) {
        try {
            boolean stopped = stop.await(millis, TimeUnit.MILLISECONDS);
            log.trace("stopped: {}", stopped);
        } catch (InterruptedException e) {
            stop.countDown();
        }
    }
}

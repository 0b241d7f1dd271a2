package dev.mesh4j.runtime.session;

import dev.mesh4j.server.state.SharedStateException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that renews this instance's lease. {@link #start()} once. */
final class LeaseLoop implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LeaseLoop.class);

    private final InstanceLease lease;
    private final Duration pause;
    private final Thread thread = Thread.ofVirtual().name("session-lease").unstarted(this::run);

    LeaseLoop(InstanceLease lease, Duration pause) {
        this.lease = lease;
        this.pause = pause;
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(pause);
                renew();
            }
        } catch (InterruptedException e) {
            log.debug("the lease is not renewed any more");
        }
    }

    private void renew() {
        try {
            lease.renewHeld();
        } catch (SharedStateException e) {
            log.warn("the lease of this instance's sessions is not renewed: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("the lease of this instance's sessions is not renewed", e);
        }
    }
}

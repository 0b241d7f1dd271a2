package dev.mesh4j.server.connection;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.eclipse.jetty.io.EndPoint;

/** How long the connection of a request may carry nothing while something waits to be sent on it. */
public final class IdleConnection {

    /** Long for a reader that thinks, short for one that is gone without a word. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final EndPoint connection;
    private final long usual;

    private IdleConnection(EndPoint connection) {
        this.connection = connection;
        this.usual = connection.getIdleTimeout();
    }

    /** Lets the client pause. */
    public static IdleConnection patient(HttpServletRequest request) {
        IdleConnection idle = new IdleConnection(EndPoints.of(request));
        idle.connection.setIdleTimeout(Math.max(idle.usual, PAUSE.toMillis()));
        return idle;
    }

    /** Makes the connection one as others are. */
    public void restore() {
        connection.setIdleTimeout(usual);
    }
}

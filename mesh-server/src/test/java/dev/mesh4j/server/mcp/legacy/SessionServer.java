package dev.mesh4j.server.mcp.legacy;

import dev.mesh4j.server.MeshServer;
import dev.mesh4j.server.ServerOptions;
import dev.mesh4j.server.mcp.McpOptions;
import dev.mesh4j.server.mcp.McpRoutes;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A running {@code /mcp} with tools that wait for the test. */
final class SessionServer implements AutoCloseable {

    static final String ALL = "{\"sampling\":{},\"elicitation\":{},\"roots\":{}}";

    final GatedService service = new GatedService();
    private final McpRoutes routes;
    private final MeshServer server;

    SessionServer() {
        this(options -> options);
    }

    SessionServer(UnaryOperator<SessionOptions> sessions) {
        this(sessions, Duration.ofSeconds(5));
    }

    SessionServer(UnaryOperator<SessionOptions> sessions, Duration keepAlive) {
        this(McpOptions.defaults(64 * 1024)
                .withKeepAlive(keepAlive)
                .withSessions(sessions.apply(SessionOptions.DEFAULTS)));
    }

    SessionServer(McpOptions options) {
        this.routes = new McpRoutes(service, options);
        this.server = new MeshServer(new ServerOptions("127.0.0.1", 0, Duration.ofSeconds(5)), routes::addTo)
                .beforeDrain(routes::close)
                .start();
    }

    int port() {
        return server.port();
    }

    /** A client that has not said anything yet. */
    SessionClient stranger() {
        return new SessionClient(port(), null);
    }

    SessionClient connect() {
        return connect("2025-11-25");
    }

    SessionClient connect(String version) {
        return connect(version, ALL);
    }

    SessionClient connect(String version, String capabilities) {
        try (SessionClient stranger = stranger()) {
            return new SessionClient(
                    port(), stranger.initialize(version, capabilities).session());
        }
    }

    @Override
    public void close() {
        service.gate.countDown();
        server.close();
    }
}

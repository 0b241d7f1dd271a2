package dev.mesh4j.runtime;

import dev.mesh4j.server.MeshServer;
import dev.mesh4j.server.mcp.McpRoutes;
import dev.mesh4j.server.mcp.stdio.StdioServer;
import java.time.Duration;

/** How clients reach an agent. */
sealed interface ServedOver {

    /** 0 when it has none. */
    int port();

    /** For the log. */
    String place();

    /** @param onEnd what to do when the only client has gone */
    void start(Runnable onEnd);

    /** Refuses new calls, lets those in flight finish within the time, and stops. */
    void close(Duration drainTimeout);

    /** @param server listens already, for its port must be known to others */
    record Http(MeshServer server, int port, String host) implements ServedOver {

        Http(MeshServer server, String host) {
            this(server, server.port(), host);
        }

        @Override
        public String place() {
            return "at http://" + host + ":" + port + McpRoutes.PATH;
        }

        @Override
        public void start(Runnable onEnd) {}

        @Override
        public void close(Duration drainTimeout) {
            server.close(drainTimeout);
        }
    }

    record Stdio(StdioServer server) implements ServedOver {

        @Override
        public int port() {
            return 0;
        }

        @Override
        public String place() {
            return "on its standard input and output";
        }

        @Override
        public void start(Runnable onEnd) {
            server.start();
            // keeps the process alive until then, as a listening server does
            Thread.ofPlatform().name("mesh-stdio").start(() -> {
                try {
                    server.awaitEnd();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                onEnd.run();
            });
        }

        @Override
        public void close(Duration drainTimeout) {
            server.close(drainTimeout);
        }
    }
}

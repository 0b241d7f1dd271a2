package dev.mesh4j.server;

import java.time.Duration;

/**
 * How a {@link MeshServer} listens.
 *
 * @param host the address to bind; {@code 127.0.0.1} keeps the server on this machine
 * @param port 0 to 65535; 0 takes a free one
 * @param drainTimeout how long requests in flight may still take when the server stops
 * @param maxConnections open at once; more wait in the kernel until one of them ends
 */
public record ServerOptions(String host, int port, Duration drainTimeout, int maxConnections) {

    /** A few tens of kilobytes each, and below the usual limit of open files. */
    public static final int USUAL_CONNECTIONS = 4096;

    public ServerOptions(String host, int port, Duration drainTimeout) {
        this(host, port, drainTimeout, USUAL_CONNECTIONS);
    }

    public ServerOptions {
        if (host.isBlank()) {
            throw new MeshServerException("bind-host: '' (expected: an address to bind, such as 127.0.0.1 or 0.0.0.0)");
        }
        if (port < 0 || port > 65535) {
            throw new MeshServerException("http-port: " + port + " (expected: 0 to 65535; 0 takes a free one)");
        }
        if (drainTimeout.isNegative()) {
            throw new MeshServerException("drain-timeout: " + drainTimeout + " (expected: 0s or more)");
        }
        if (maxConnections < 1) {
            throw new MeshServerException("max-connections: " + maxConnections + " (expected: 1 or more)");
        }
    }
}

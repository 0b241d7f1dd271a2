package dev.mesh4j.registry;

import dev.mesh4j.server.config.ConfigException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the registry runs. Each component is a key of {@code mesh.yaml}, an environment variable and a flag: {@code
 * httpPort} is {@code http-port}, {@code MESH_HTTP_PORT} and {@code --http-port}.
 *
 * @param bindHost the address to listen on; {@code 127.0.0.1} keeps the registry on this machine
 * @param httpPort 0 to 65535; 0 takes a free one
 * @param database the SQLite file; made when there is none
 * @param leaseTimeout how long an agent counts as alive after its last sign of life
 * @param purgeAfter how long an agent whose lease ended stays listed
 * @param drainTimeout how long requests in flight may take when the registry stops
 */
public record RegistryConfig(
        String bindHost,
        int httpPort,
        Path database,
        Duration leaseTimeout,
        Duration purgeAfter,
        Duration drainTimeout) {

    public RegistryConfig {
        if (leaseTimeout.toMillis() < 100) {
            throw new ConfigException("lease-timeout: " + leaseTimeout.toMillis()
                    + "ms (expected: 100ms or more, and more than twice the agents' heartbeat interval)");
        }
        if (purgeAfter.isNegative()) {
            throw new ConfigException("purge-after: " + purgeAfter + " (expected: 0s or more)");
        }
    }

    public static RegistryConfig defaults() {
        return new RegistryConfig(
                "127.0.0.1",
                8000,
                Path.of("mesh-registry.db"),
                Duration.ofSeconds(15),
                Duration.ofMinutes(10),
                Duration.ofSeconds(5));
    }
}

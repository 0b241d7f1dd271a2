package dev.mesh4j.registry;

import dev.mesh4j.registry.resolve.TieBreaker;
import dev.mesh4j.registry.resolve.TieBreakers;
import dev.mesh4j.registry.store.StoreOptions;
import dev.mesh4j.server.config.ConfigException;
import dev.mesh4j.server.config.ConfigValues;
import dev.mesh4j.server.config.Configuration;
import dev.mesh4j.server.config.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;

/**
 * How the registry runs. Each component is a key of {@code mesh.yaml}, an environment variable and a flag: {@code
 * httpPort} is {@code http-port}, {@code MESH_HTTP_PORT} and {@code --http-port}.
 *
 * @param bindHost the address to listen on; {@code 127.0.0.1} keeps the registry on this machine
 * @param httpPort 0 to 65535; 0 takes a free one
 * @param database the path of a SQLite file, made when there is none; or the address of a PostgreSQL that several
 *     registries may share, {@code postgresql://host:port/name} or {@code jdbc:postgresql://host:port/name}
 * @param databaseUser of PostgreSQL; empty when the address has it
 * @param databasePassword of PostgreSQL; empty when the address has it or none is needed
 * @param leaseTimeout how long an agent counts as alive after its last sign of life (on PostgreSQL up to 2 s longer); 100ms or
 *     more, and more than twice the heartbeat interval of agents
 * @param purgeAfter how long an agent whose lease ended stays listed
 * @param drainTimeout how long requests in flight may take when the registry stops
 * @param maxWatches how many agents may keep a watch open at once, 0 to 1000000, about 20 KB each; one more gets a 503 and
 *     hears of changes by its beats
 * @param tieBreakers what decides between providers that all meet a need, in this order, between commas: {@code score},
 *     {@code version}, {@code newest}, {@code oldest}, {@code agent-id}, or own ones ({@link
 *     dev.mesh4j.registry.resolve.TieBreaker})
 * @param eventRetention how many events are kept, the newest, 1 to 10000000
 * @param owner who starts it, told at {@code /health}: others who look for a registry of their own leave it alone
 */
public record RegistryConfig(
        String bindHost,
        int httpPort,
        String database,
        String databaseUser,
        Secret databasePassword,
        Duration leaseTimeout,
        Duration purgeAfter,
        Duration drainTimeout,
        int maxWatches,
        int eventRetention,
        String tieBreakers,
        String owner)
        implements Configuration<RegistryConfig> {

    /** More than the ports of one machine to another. */
    private static final int MOST_WATCHES = 1_000_000;

    /** Many, for a few tens of kilobytes each. */
    public static final int USUAL_WATCHES = 10_000;

    static final String USUAL_TIE_BREAKERS = "score,version";

    private static final int MOST_EVENTS = 10_000_000;

    /** On a SQLite file, the rest as usual. */
    public RegistryConfig(
            String bindHost,
            int httpPort,
            Path file,
            Duration leaseTimeout,
            Duration purgeAfter,
            Duration drainTimeout) {
        this(bindHost, httpPort, file, leaseTimeout, purgeAfter, drainTimeout, USUAL_WATCHES);
    }

    /** On a SQLite file, the rest as usual. */
    public RegistryConfig(
            String bindHost,
            int httpPort,
            Path file,
            Duration leaseTimeout,
            Duration purgeAfter,
            Duration drainTimeout,
            int maxWatches) {
        this(
                bindHost,
                httpPort,
                file.toString(),
                "",
                Secret.NONE,
                leaseTimeout,
                purgeAfter,
                drainTimeout,
                maxWatches,
                StoreOptions.EVENT_RETENTION,
                USUAL_TIE_BREAKERS,
                "");
    }

    public RegistryConfig {
        if (leaseTimeout.toMillis() < 100) {
            throw new ConfigException("lease-timeout: " + leaseTimeout.toMillis()
                    + "ms (expected: 100ms or more, and more than twice the agents' heartbeat interval)");
        }
        if (purgeAfter.isNegative()) {
            throw new ConfigException("purge-after: " + purgeAfter + " (expected: 0s or more)");
        }
        if (maxWatches < 0 || maxWatches > MOST_WATCHES) {
            throw new ConfigException("max-watches: " + maxWatches + " (expected: 0 to " + MOST_WATCHES + ")");
        }
        if (eventRetention < 1 || eventRetention > MOST_EVENTS) {
            throw new ConfigException("event-retention: " + eventRetention + " (expected: 1 to " + MOST_EVENTS + ")");
        }
    }

    @Override
    public RegistryConfig with(ConfigValues given) {
        return new RegistryConfig(
                given.or("bindHost", bindHost),
                given.or("httpPort", httpPort),
                given.or("database", database),
                given.or("databaseUser", databaseUser),
                given.or("databasePassword", databasePassword),
                given.or("leaseTimeout", leaseTimeout),
                given.or("purgeAfter", purgeAfter),
                given.or("drainTimeout", drainTimeout),
                given.or("maxWatches", maxWatches),
                given.or("eventRetention", eventRetention),
                given.or("tieBreakers", tieBreakers),
                given.or("owner", owner));
    }

    /** Where what it knows is kept. */
    public StoreOptions store() {
        return new StoreOptions(database, databaseUser, databasePassword, eventRetention);
    }

    /**
     * How providers that all meet a need are ranked.
     *
     * @throws ConfigException when nobody provides a tie-breaker that is named
     */
    TieBreakers ranking() {
        List<String> names = Arrays.stream(tieBreakers.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        List<TieBreaker> own = ServiceLoader.load(TieBreaker.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        try {
            return TieBreakers.of(names, own);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("tie-breakers: " + e.getMessage());
        }
    }

    /** Without the address of the database, which may carry a password. */
    @Override
    public String toString() {
        return "registry at " + bindHost + ":" + httpPort + " on " + store();
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

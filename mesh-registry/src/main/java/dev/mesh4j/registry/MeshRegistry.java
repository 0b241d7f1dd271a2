package dev.mesh4j.registry;

import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.registry.api.RegistrationReader;
import dev.mesh4j.registry.api.RegistryRoutes;
import dev.mesh4j.registry.directory.Clocks;
import dev.mesh4j.registry.directory.Directory;
import dev.mesh4j.registry.health.HealthLoop;
import dev.mesh4j.registry.store.RegistryStore;
import dev.mesh4j.registry.store.SqliteStore;
import dev.mesh4j.server.MeshServer;
import dev.mesh4j.server.MeshServerException;
import dev.mesh4j.server.ServerOptions;
import dev.mesh4j.server.config.ConfigReader;
import dev.mesh4j.server.config.ConfigSources;
import dev.mesh4j.server.metrics.Metrics;
import dev.mesh4j.server.metrics.MetricsRoute;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** The registry: who is alive, who can do what, and who is wired to whom. */
public final class MeshRegistry implements AutoCloseable {

    private static final Duration SAVE_BEATS_EVERY = Duration.ofSeconds(10);
    private static final int SWEEPS_PER_LEASE = 15;

    private final RegistryConfig config;
    private final RegistryStore store;
    private final Directory directory;
    private final MeshServer server;
    private final HealthLoop health;
    private final HealthLoop beats;
    private final Metrics metrics = new Metrics();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    private MeshRegistry(RegistryConfig config, RegistryStore store) {
        this.config = config;
        this.store = store;
        this.directory = new Directory(store, Clocks.system(), config.leaseTimeout(), config.purgeAfter());
        RegistrationReader reader = new RegistrationReader();
        directory.load(registration -> reader.read(registration, ""));
        RegistryRoutes routes =
                new RegistryRoutes(directory, store, reader, new Implementation("mesh-registry", version()));
        this.server = new MeshServer(
                new ServerOptions(config.bindHost(), config.httpPort(), config.drainTimeout()), serving -> {
                    routes.addTo(serving);
                    new MetricsRoute(metrics).addTo(serving);
                });
        this.health = new HealthLoop(directory::sweep, config.leaseTimeout().dividedBy(SWEEPS_PER_LEASE));
        this.beats = new HealthLoop(directory::saveBeats, SAVE_BEATS_EVERY);
    }

    /**
     * Starts a registry and returns when it serves.
     *
     * @throws MeshServerException when the port is taken or the database cannot be used
     */
    public static MeshRegistry start(RegistryConfig config) {
        RegistryStore store = SqliteStore.open(config.database());
        MeshRegistry registry;
        try {
            registry = new MeshRegistry(config, store);
            registry.server.start();
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        registry.health.start();
        registry.beats.start();
        return registry;
    }

    /** Runs a registry until the process is asked to stop; flags are those of {@link RegistryConfig}. */
    public static void main(String[] args) throws InterruptedException {
        MeshRegistry registry;
        try {
            registry = start(new ConfigReader<>(RegistryConfig.defaults()).read(ConfigSources.ofProcess(args)));
        } catch (MeshServerException e) {
            System.err.println("mesh-registry: " + e.getMessage());
            System.exit(1);
            return;
        }
        System.out.println("registry listening on " + registry.uri());
        Runtime.getRuntime().addShutdownHook(new Thread(registry::close, "mesh-registry-stop"));
        registry.closed.await();
    }

    public int port() {
        return server.port();
    }

    /** Where agents of this machine find it. */
    public URI uri() {
        boolean wildcard =
                config.bindHost().equals("0.0.0.0") || config.bindHost().equals("::");
        return URI.create("http://" + (wildcard ? "127.0.0.1" : config.bindHost()) + ":" + port());
    }

    /** Stops serving, writes down what is only in memory, and closes the store. Idempotent. */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            try (store;
                    metrics;
                    server;
                    beats;
                    health) {
                directory.saveBeats();
            } finally {
                closed.countDown();
            }
        }
    }

    private static String version() {
        String version = MeshRegistry.class.getPackage().getImplementationVersion();
        return Objects.requireNonNullElse(version, "development");
    }
}

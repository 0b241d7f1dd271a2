package dev.mesh4j.registry;

import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.registry.api.RegistrationReader;
import dev.mesh4j.registry.api.RegistryRoutes;
import dev.mesh4j.registry.api.WatchRoutes;
import dev.mesh4j.registry.directory.Census;
import dev.mesh4j.registry.directory.Clocks;
import dev.mesh4j.registry.directory.Directory;
import dev.mesh4j.registry.directory.StoredShapes;
import dev.mesh4j.registry.health.HealthLoop;
import dev.mesh4j.registry.metrics.MeteredStore;
import dev.mesh4j.registry.metrics.RegistryGauges;
import dev.mesh4j.registry.metrics.RegistryMeters;
import dev.mesh4j.registry.metrics.Standing;
import dev.mesh4j.registry.resolve.Rules;
import dev.mesh4j.registry.store.JdbcStore;
import dev.mesh4j.registry.store.RegistryStore;
import dev.mesh4j.registry.store.StoreException;
import dev.mesh4j.server.MeshServer;
import dev.mesh4j.server.MeshServerException;
import dev.mesh4j.server.ServerOptions;
import dev.mesh4j.server.config.ConfigReader;
import dev.mesh4j.server.config.ConfigSources;
import dev.mesh4j.server.metrics.Metrics;
import dev.mesh4j.server.metrics.MetricsRoute;
import dev.mesh4j.server.probe.Check;
import dev.mesh4j.server.probe.Health;
import dev.mesh4j.server.probe.HealthChecks;
import dev.mesh4j.server.probe.Probes;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registry: who is alive, who can do what, and who is wired to whom. */
public final class MeshRegistry implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MeshRegistry.class);
    private static final Duration SAVE_BEATS_EVERY = Duration.ofMinutes(1);
    private static final int SWEEPS_PER_LEASE = 15;
    private static final Duration CHECK_STORE_EVERY = Duration.ofSeconds(1);
    private static final Duration STORE_TIMEOUT = Duration.ofSeconds(5);

    private final RegistryConfig config;
    private final MeteredStore store;
    private final Directory directory;
    private final MeshServer server;
    private final HealthLoop health;
    private final HealthLoop beats;
    private final HealthChecks checks;
    private final Metrics metrics = new Metrics();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    private MeshRegistry(RegistryConfig config, RegistryStore store, Clocks clocks) {
        this.config = config;
        RegistryMeters meters = new RegistryMeters();
        this.store = new MeteredStore(store, meters);
        RegistrationReader reader = new RegistrationReader();
        Rules rules = new Rules(config.ranking(), new StoredShapes(this.store));
        // a lease that ended is noticed up to one sweep later: with it, the promised time is not exceeded
        Duration sweep = config.leaseTimeout().dividedBy(SWEEPS_PER_LEASE);
        this.directory = Directory.open(
                this.store,
                reader::read,
                clocks,
                config.leaseTimeout().minus(sweep),
                config.purgeAfter(),
                rules,
                meters);
        metrics.add(meters).add(new RegistryGauges(this::standing));
        Probes probes = new Probes(new Implementation("mesh-registry", version())).owner(config.owner());
        RegistryRoutes routes = new RegistryRoutes(
                directory,
                this.store,
                reader,
                probes,
                meters,
                rules.tieBreakers().names());
        this.server = server(probes, routes, new WatchRoutes(directory, meters, config.maxWatches()));
        this.health = new HealthLoop(directory::sweep, sweep);
        this.beats = new HealthLoop(directory::saveSeen, SAVE_BEATS_EVERY);
        this.checks = new HealthChecks(() -> {});
        checks.add(storeCheck(this.store));
        checks.add(leaseCheck(directory));
        probes.parts(checks::healths)
                .loop("leases", health::isAlive)
                .loop("beats", beats::isAlive)
                .loop("changes", directory::isAlive);
    }

    private MeshServer server(Probes probes, RegistryRoutes routes, WatchRoutes watches) {
        ServerOptions options = new ServerOptions(
                config.bindHost(),
                config.httpPort(),
                config.drainTimeout(),
                ServerOptions.USUAL_CONNECTIONS + config.maxWatches());
        MeshServer made = new MeshServer(options, probes, serving -> {
            routes.addTo(serving);
            watches.addTo(serving);
            new MetricsRoute(metrics).addTo(serving);
        });
        return made.beforeDrain(watches::close);
    }

    /**
     * Starts a registry and returns when it serves.
     *
     * @throws MeshServerException when the port is taken or the database cannot be used
     */
    public static MeshRegistry start(RegistryConfig config) {
        return start(config, Clocks.system());
    }

    /**
     * Starts a registry by other clocks, and returns when it serves.
     *
     * @throws MeshServerException when the port is taken or the database cannot be used
     */
    public static MeshRegistry start(RegistryConfig config, Clocks clocks) {
        RegistryStore store = JdbcStore.open(config.store());
        MeshRegistry registry;
        try {
            registry = new MeshRegistry(config, store, clocks);
            registry.server.start();
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        registry.health.start();
        registry.beats.start();
        registry.checks.start();
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

    /** Looks for leases that ended, as it does by itself many times in a lease. Returns when they are expired. */
    public void sweep() {
        directory.sweep();
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
                    directory;
                    server;
                    beats;
                    health;
                    checks) {
                server.stopping();
            } finally {
                closed.countDown();
            }
        }
    }

    private Standing standing() {
        long revision = directory.revision().number();
        Census census = directory.census();
        return new Standing(
                revision,
                Math.max(revision, store.newest()),
                census.byPresence(),
                census.byHealth(),
                census.watches(),
                !directory.preserving().isEmpty(),
                directory.waiting());
    }

    /** Without its store it still knows who lives, and an agent may call whom it knows: it is degraded, not unready. */
    private static Check storeCheck(RegistryStore store) {
        return new Check("store", CHECK_STORE_EVERY, STORE_TIMEOUT, Health.healthy(), Health.Status.DEGRADED, () -> {
            try {
                store.probe();
                return Health.healthy();
            } catch (StoreException e) {
                // the exception names the file
                log.debug("the store cannot be used", e);
                return Health.degraded("it cannot be used now, and nothing changes until it can");
            }
        });
    }

    /** While many agents are silent together it may be the registry that is cut off. */
    private static Check leaseCheck(Directory directory) {
        return new Check("leases", CHECK_STORE_EVERY, STORE_TIMEOUT, Health.healthy(), Health.Status.DEGRADED, () -> {
            String reason = directory.preserving();
            return reason.isEmpty() ? Health.healthy() : Health.degraded(reason);
        });
    }

    private static String version() {
        String version = MeshRegistry.class.getPackage().getImplementationVersion();
        return Objects.requireNonNullElse(version, "development");
    }
}

package dev.mesh4j.server;

import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.server.probe.Probes;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP server of the mesh. {@link #start()} once; {@link #close()} any number of times. */
public final class MeshServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MeshServer.class);

    /** New connections that may wait at once; Java's 50 makes the kernel reset some of a larger burst. */
    private static final int ACCEPT_QUEUE = 1024;

    /** How long a connection may carry nothing, and a client may leave what it is sent unread. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

    private final ServerOptions options;
    private final DrainHandler drain = new DrainHandler();
    private final Probes probes;
    private final Javalin javalin;
    private final List<Runnable> beforeDrain = new CopyOnWriteArrayList<>();

    /** With probes that know of no part. */
    public MeshServer(ServerOptions options, Consumer<RoutesConfig> routes) {
        this(options, IDLE_TIMEOUT, new Probes(new Implementation("mesh", "development")), routes);
    }

    /**
     * @param probes answered whatever else the server is busy with
     * @param routes what the server serves
     */
    public MeshServer(ServerOptions options, Probes probes, Consumer<RoutesConfig> routes) {
        this(options, IDLE_TIMEOUT, probes, routes);
    }

    MeshServer(ServerOptions options, Duration idleTimeout, Probes probes, Consumer<RoutesConfig> routes) {
        this.options = options;
        this.probes = probes;
        OriginGuard guard = new OriginGuard(options.host());
        this.javalin = Javalin.create(config -> {
            configure(config, guard, routes);
            config.jetty.modifyServer(server -> {
                server.setStopTimeout(0);
                // Javalin's statistics, which nobody reads
                server.setHandler((Handler) null);
                server.insertHandler(drain);
                server.insertHandler(new ProbeHandler(probes, guard));
            });
            config.jetty.addConnector((server, http) -> connector(server, http, options, idleTimeout));
        });
    }

    /** @throws MeshServerException when the port is taken or the host is not of this machine */
    public MeshServer start() {
        try {
            javalin.start();
            return this;
        } catch (JavalinBindException e) {
            throw new MeshServerException(BindFailure.message(options, e), e);
        }
    }

    /** Runs when the server begins to stop: ends exchanges that would last as long as their client likes. */
    public MeshServer beforeDrain(Runnable end) {
        beforeDrain.add(end);
        return this;
    }

    public int port() {
        return javalin.port();
    }

    /** From now on it is not ready, though it serves: what follows is {@link #close()}. */
    public void stopping() {
        probes.stopping();
    }

    /** Refuses new requests, lets those in flight finish within the drain time-out, and stops. */
    @Override
    public void close() {
        close(options.drainTimeout());
    }

    /** @param drainTimeout instead of the one in the options */
    public void close(Duration drainTimeout) {
        boolean interrupted = false;
        stopping();
        beforeDrain.forEach(Runnable::run);
        try {
            if (!drain.drain(drainTimeout)) {
                log.warn("requests in flight were cut off after {} ms", drainTimeout.toMillis());
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        javalin.stop();
        if (interrupted) {
            // only now: Jetty does not stop on a thread that is interrupted
            Thread.currentThread().interrupt();
        }
    }

    private static void configure(JavalinConfig config, OriginGuard guard, Consumer<RoutesConfig> routes) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.jetty.threadPool = new RequestThreads();
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.modifyHttpConfiguration(MeshServer::configureHttp);
        config.routes.before(guard);
        ErrorReply.addTo(config.routes);
        routes.accept(config.routes);
    }

    private static ServerConnector connector(
            Server server, HttpConfiguration http, ServerOptions options, Duration idleTimeout) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(idleTimeout.toMillis());
        connector.addBean(new NetworkConnectionLimit(options.maxConnections(), connector));
        return connector;
    }

    private static void configureHttp(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
    }
}

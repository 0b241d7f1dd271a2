package dev.mesh4j.runtime;

import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.registry.AgentRegistration;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.runtime.call.CallObserver;
import dev.mesh4j.runtime.call.ToolCaller;
import dev.mesh4j.runtime.call.headers.HopHeaders;
import dev.mesh4j.runtime.heartbeat.Heartbeat;
import dev.mesh4j.runtime.heartbeat.HeartbeatLoop;
import dev.mesh4j.runtime.inject.Clients;
import dev.mesh4j.runtime.inject.Wiring;
import dev.mesh4j.runtime.metrics.AgentMetrics;
import dev.mesh4j.runtime.scan.AgentDescriptor;
import dev.mesh4j.runtime.scan.AgentReader;
import dev.mesh4j.runtime.scan.ToolDescriptor;
import dev.mesh4j.runtime.trace.TracedCalls;
import dev.mesh4j.server.MeshServer;
import dev.mesh4j.server.MeshServerException;
import dev.mesh4j.server.ServerOptions;
import dev.mesh4j.server.SessionRoute;
import dev.mesh4j.server.mcp.Admission;
import dev.mesh4j.server.mcp.McpOptions;
import dev.mesh4j.server.mcp.McpRoutes;
import dev.mesh4j.server.mcp.stdio.ProcessStreams;
import dev.mesh4j.server.mcp.stdio.StdioOptions;
import dev.mesh4j.server.mcp.stdio.StdioServer;
import dev.mesh4j.server.mcp.tasks.Tasks;
import dev.mesh4j.server.metrics.MetricsRoute;
import dev.mesh4j.server.state.SharedState;
import dev.mesh4j.server.trace.Tracing;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The start-up pipeline: read, wire, serve, join. */
final class AgentStarter {

    private static final Logger log = LoggerFactory.getLogger(AgentStarter.class);
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(5);

    private final AgentConfig config;
    private final Map<Class<?>, Object> instances;
    private final @Nullable DependencyResolver resolver;

    /** @param resolver absent: the registry alone decides */
    AgentStarter(AgentConfig config, Map<Class<?>, Object> instances, @Nullable DependencyResolver resolver) {
        this.resolver = resolver;
        this.config = config;
        // keeps the order, in which tools are listed
        this.instances = Collections.unmodifiableMap(new LinkedHashMap<>(instances));
    }

    /** @param streams what to serve on; absent: HTTP */
    RunningAgent start(@Nullable ProcessStreams streams) {
        AgentDescriptor agent = AgentReader.read(instances.keySet());
        String name = config.agentName().isEmpty() ? agent.name() : config.agentName();
        AgentIdentity identity = AgentIdentity.newInstance(name);
        Implementation implementation = new Implementation(name, agent.version(), null, description(agent));
        HttpTransport http = new HttpTransport();

        AtomicReference<@Nullable HeartbeatLoop> loop = new AtomicReference<>();
        Admission admission = new Admission(config.maxConcurrentCalls());
        AgentMetrics metrics = AgentMetrics.of(implementation, admission, http::connections);
        Tracing tracing = config.tracing(implementation, identity.id());
        Serving serving = new Serving(metrics.served(), tracing, config.meshToken());
        McpClient client = new McpClient(http, implementation);
        ToolCaller caller = new ToolCaller(
                client,
                http,
                atMost -> refresh(loop.get(), atMost),
                config.callTimeout(),
                List.of(new HopHeaders(identity.caller(), config.headerPolicy(), serving.token())),
                observer(metrics, tracing));
        Map<String, Clients> clients = new LinkedHashMap<>();
        AgentService service = new AgentService(implementation, serving);
        SharedState shared = config.sharedState(name);
        AgentSessions sessions = AgentSessions.of(config, identity, shared, client);
        LiveAgent live = new LiveAgent(service, (tool, control) -> clients(tool, caller, control), sessions.sessions());
        Function<ToolDescriptor, Clients> remembered = tool -> {
            Clients own = clients(tool, caller, live);
            clients.put(tool.name(), own);
            return own;
        };
        service.add(new OfferBuilder(instances, live, remembered, sessions.sessions()).build(agent.offered()));
        Wiring wiring = wiring(identity, clients, service);
        wiring.bindLocally();

        AgentState state = AgentState.of(service, shared, sessions, identity);
        McpOptions options = options(state.tasks(), admission);
        AgentHealth health = new AgentHealth(implementation, state);
        health.checks().add(instances);
        live.connect(wiring, health.checks());
        ServedOver served =
                streams == null ? http(service, options, health, metrics, sessions) : stdio(service, options, streams);
        Supplier<AgentRegistration> registration = () -> Registration.of(
                agent, identity, config, served.port(), service.localTools().values(), health.told());
        RegistryClient registry = new RegistryClient(http, config.registryUrl(), REGISTRY_TIMEOUT);
        HeartbeatLoop heartbeat = new HeartbeatLoop(registry, identity.id(), registration, wiring, heartbeat());
        live.announceWith(() -> announce(served, service, heartbeat));
        loop.set(heartbeat);
        metrics.add(AgentMetrics.heartbeat(heartbeat::joined))
                .add(AgentMetrics.store(sessions.state()::store))
                .add(AgentMetrics.peers(wiring::peers));
        health.start(heartbeat);
        RunningAgent running = new RunningAgent(
                identity,
                served,
                heartbeat,
                http,
                live,
                new GracefulStop(heartbeat, served, health, state, http, tracing, config.drainTimeout()));
        state.tasks().start();
        sessions.start(config, served.port());
        join(served, service, heartbeat);
        served.start(running::close);
        log.info("{} serves {} tools {}", identity.id(), service.localTools().size(), served.place());
        return running;
    }

    private Wiring wiring(AgentIdentity identity, Map<String, Clients> clients, AgentService service) {
        return resolver == null
                ? new Wiring(identity.id(), clients, service::localTools, config.peerLimits(), config.callTimeout())
                : new Wiring(
                        identity.id(),
                        clients,
                        service::localTools,
                        config.peerLimits(),
                        config.callTimeout(),
                        resolver);
    }

    private static CallObserver observer(AgentMetrics metrics, Tracing tracing) {
        return tracing == Tracing.OFF ? metrics.made() : new TracedCalls(tracing, metrics.made());
    }

    private Clients clients(ToolDescriptor tool, ToolCaller caller, AgentControl agent) {
        return new Clients(tool, caller, agent);
    }

    private McpOptions options(Tasks tasks, Admission admission) {
        return McpOptions.defaults(config.maxBodyBytes())
                .withStates(config.requestStates())
                .withAdmission(admission)
                .withTasks(tasks);
    }

    private ServedOver http(
            AgentService service,
            McpOptions mcpOptions,
            AgentHealth health,
            AgentMetrics metrics,
            AgentSessions sessions) {
        ServerOptions options =
                new ServerOptions(config.bindHost(), config.httpPort(), config.drainTimeout(), config.maxConnections());
        McpRoutes mcp = new McpRoutes(service, mcpOptions);
        SessionRoute ending = new SessionRoute(sessions.sessions()::end);
        MeshServer server = new MeshServer(options, health.probes(), routes -> {
                    mcp.addTo(routes);
                    ending.addTo(routes);
                    new MetricsRoute(metrics.all()).addTo(routes);
                })
                .beforeDrain(mcp::close)
                .beforeDrain(metrics::close);
        try {
            return new ServedOver.Http(server.start(), config.bindHost());
        } catch (MeshServerException e) {
            mcp.close();
            throw e;
        }
    }

    private ServedOver stdio(AgentService service, McpOptions mcpOptions, ProcessStreams streams) {
        StdioOptions options = StdioOptions.of(mcpOptions, config.drainTimeout());
        return new ServedOver.Stdio(new StdioServer(service, options, streams));
    }

    private Heartbeat heartbeat() {
        return new Heartbeat(
                config.heartbeatInterval(),
                config.debounceDelay(),
                () -> ThreadLocalRandom.current().nextDouble(),
                System.nanoTime());
    }

    private static void announce(ServedOver served, AgentService service, HeartbeatLoop heartbeat) {
        join(served, service, heartbeat);
        heartbeat.announce();
    }

    /** Nobody else can call an agent on stdio, so it joins the mesh only to find others. */
    private static void join(ServedOver served, AgentService service, HeartbeatLoop heartbeat) {
        boolean needsOthers = service.localTools().values().stream()
                .anyMatch(tool -> !tool.descriptor().dependencies().isEmpty());
        if (served instanceof ServedOver.Http || needsOthers) {
            heartbeat.start();
        }
    }

    /** A call may come as soon as the agent serves, which is before it knows the registry. */
    private static void refresh(@Nullable HeartbeatLoop loop, Duration atMost) {
        if (loop != null) {
            loop.refresh(atMost);
        }
    }

    private static @Nullable String description(AgentDescriptor agent) {
        return agent.description().isEmpty() ? null : agent.description();
    }
}

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
import dev.mesh4j.server.mcp.Admission;
import dev.mesh4j.server.mcp.McpOptions;
import dev.mesh4j.server.mcp.stdio.ProcessStreams;
import dev.mesh4j.server.mcp.tasks.Tasks;
import dev.mesh4j.server.state.SharedState;
import dev.mesh4j.server.trace.RecentSpans;
import dev.mesh4j.server.trace.TraceRoute;
import dev.mesh4j.server.trace.Tracing;
import java.time.Duration;
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

/** The start-up pipeline: read, wire, serve, join. One is used once. */
final class AgentStarter {

    private static final Logger log = LoggerFactory.getLogger(AgentStarter.class);
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(5);

    private final AgentConfig config;
    private final Map<Class<?>, Object> instances;
    private final List<LiveTool<?>> tools;
    private final OutsideClients outside;
    private final @Nullable DependencyResolver resolver;
    private final AgentDescriptor agent;
    private final AgentIdentity identity;
    private final Implementation implementation;
    private final HttpTransport http = new HttpTransport();
    private final McpClient client;
    private final Admission admission;
    private final AgentMetrics metrics;
    private final RecentSpans spans;
    private final Tracing tracing;
    private final AgentService service;
    private final Map<String, Clients> clients = new LinkedHashMap<>();
    private final AtomicReference<@Nullable HeartbeatLoop> loop = new AtomicReference<>();

    AgentStarter(AgentConfig config, AgentParts parts) {
        this.config = config;
        this.instances = parts.instances();
        this.tools = parts.tools();
        this.outside = parts.outside();
        this.resolver = parts.resolver();
        this.agent =
                AgentReader.read(this.instances.keySet(), config.agentName(), tools.isEmpty() && outside.isEmpty());
        String name = config.agentName().isEmpty() ? agent.name() : config.agentName();
        this.identity = AgentIdentity.newInstance(name);
        String description = agent.description().isEmpty() ? null : agent.description();
        this.implementation = new Implementation(name, agent.version(), null, description);
        this.client = new McpClient(http, implementation);
        this.admission = new Admission(config.maxConcurrentCalls());
        this.metrics = AgentMetrics.of(implementation, admission, http::connections);
        this.spans = config.recentSpans();
        this.tracing = config.tracing(implementation, identity.id(), spans);
        this.service = new AgentService(implementation, new Serving(metrics.served(), tracing, config.meshToken()));
    }

    /** @param streams what to serve on; absent: HTTP */
    RunningAgent start(@Nullable ProcessStreams streams) {
        SharedState shared = config.sharedState(identity.name());
        AgentSessions sessions = AgentSessions.of(config, identity, shared, client);
        LiveAgent live = offer(sessions);
        Wiring wiring = wiring();
        wiring.bindLocally();

        AgentState state = AgentState.of(service, shared, sessions, identity);
        AgentHealth health = new AgentHealth(implementation, state);
        health.checks().add(instances);
        live.connect(wiring, health.checks());
        AgentServer server = new AgentServer(config, service, options(state.tasks()));
        TraceRoute traces = new TraceRoute(identity.id(), identity.name(), spans);
        ServedOver served =
                streams == null ? server.http(health.probes(), metrics, sessions, traces) : server.stdio(streams);
        HeartbeatLoop heartbeat = heartbeat(served, health, wiring);
        live.announceWith(() -> announce(served, heartbeat));
        outside.whenMore(() -> bindMore(wiring, served, heartbeat));
        metrics.add(AgentMetrics.store(sessions.state()::store)).add(AgentMetrics.peers(wiring::peers));
        health.start(heartbeat);

        GracefulStop stop = new GracefulStop(heartbeat, served, health, state, http, tracing, config.drainTimeout());
        RunningAgent running = new RunningAgent(
                identity,
                served,
                heartbeat,
                http,
                live,
                outside,
                new AgentInsight(heartbeat, health.probes(), wiring, metrics.all()),
                stop);
        state.tasks().start();
        sessions.start(config, served.port());
        join(served, heartbeat);
        served.start(running::close);
        log.info("{} serves {} tools {}", identity.id(), service.localTools().size(), served.place());
        return running;
    }

    /** Makes the tools and the clients of their dependencies. */
    private LiveAgent offer(AgentSessions sessions) {
        ToolCaller caller = caller();
        LiveAgent live =
                new LiveAgent(service, (tool, control) -> new Clients(tool, caller, control), sessions.sessions());
        Function<ToolDescriptor, Clients> remembered = tool -> {
            Clients own = new Clients(tool, caller, live);
            clients.put(tool.name(), own);
            return own;
        };
        outside.connect(caller);
        clients.put(OutsideClients.CARRIER, outside.clients());
        Offer offer = new OfferBuilder(instances, live, remembered, sessions.sessions()).build(agent.offered());
        service.add(tools.isEmpty() ? offer : offer.plus(Offer.of(tools, live)));
        return live;
    }

    private ToolCaller caller() {
        HopHeaders headers = new HopHeaders(identity.caller(), config.headerPolicy(), config.meshToken());
        CallObserver observer = tracing == Tracing.OFF ? metrics.made() : new TracedCalls(tracing, metrics.made());
        return new ToolCaller(client, http, this::refresh, config.callTimeout(), List.of(headers), observer);
    }

    private Wiring wiring() {
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

    private McpOptions options(Tasks tasks) {
        return McpOptions.defaults(config.maxBodyBytes())
                .withStates(config.requestStates())
                .withAdmission(admission)
                .withTasks(tasks);
    }

    private HeartbeatLoop heartbeat(ServedOver served, AgentHealth health, Wiring wiring) {
        Supplier<AgentRegistration> registration = () -> Registration.of(
                agent,
                identity,
                config,
                config.announced(served.port()),
                Registration.tools(service.localTools().values(), config.weight(), outside),
                health.told());
        Heartbeat heartbeat = new Heartbeat(
                config.heartbeatInterval(),
                config.debounceDelay(),
                () -> ThreadLocalRandom.current().nextDouble(),
                System.nanoTime(),
                config.watch());
        RegistryClient registry =
                new RegistryClient(http, config.registryUrl(), REGISTRY_TIMEOUT).withKey(AgentIdentity.newKey());
        HeartbeatLoop made = new HeartbeatLoop(registry, identity.id(), registration, wiring, heartbeat);
        metrics.add(AgentMetrics.heartbeat(made::joined));
        loop.set(made);
        return made;
    }

    private void bindMore(Wiring wiring, ServedOver served, HeartbeatLoop heartbeat) {
        wiring.bindLocally();
        announce(served, heartbeat);
    }

    private void announce(ServedOver served, HeartbeatLoop heartbeat) {
        join(served, heartbeat);
        heartbeat.announce();
    }

    /** Nobody else can call an agent on stdio, so it joins the mesh only to find others. */
    private void join(ServedOver served, HeartbeatLoop heartbeat) {
        boolean needsOthers = service.localTools().values().stream()
                .anyMatch(tool -> !tool.descriptor().dependencies().isEmpty());
        if (served instanceof ServedOver.Http || needsOthers || !outside.isEmpty()) {
            heartbeat.start();
        }
    }

    /** A call may come as soon as the agent serves, which is before it knows the registry. */
    private void refresh(Duration atMost) {
        HeartbeatLoop heartbeat = loop.get();
        if (heartbeat != null) {
            heartbeat.refresh(atMost);
        }
    }
}

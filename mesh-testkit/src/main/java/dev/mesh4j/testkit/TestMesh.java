package dev.mesh4j.testkit;

import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.AgentConfigBuilder;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.RunningAgent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A registry and agents in this JVM, on free ports and a temporary database; what it started it stops. Each instance is a
 * mesh of its own, so tests may run in parallel. Thread-safe.
 *
 * <p>Agents are reached through ports of the mesh's, where a call can be delayed or broken. What the environment or a
 * {@code mesh.yaml} says does not count.
 */
public final class TestMesh implements AutoCloseable {

    private final OwnRegistry registry;
    private final Members members;
    private final Caller caller;
    private final HttpTransport http = new HttpTransport();

    private TestMesh(OwnRegistry registry) {
        this.registry = registry;
        RegistryClient client = new RegistryClient(http, registry.uri(), Patience.LONG);
        this.members = new Members(registry, client);
        this.caller = new Caller(http, members, new Asking(registry, client));
    }

    /** A mesh with a registry and no agents. */
    public static TestMesh start() {
        return new TestMesh(OwnRegistry.start());
    }

    /** Starts an agent, and returns when it has joined and the others know it. */
    public RunningAgent agent(Object instance) {
        return agent(instance, config -> config);
    }

    /** Starts an agent that is made with its no-arg constructor, as {@link #agent(Object)}. */
    public RunningAgent agent(Class<?> type) {
        return members.start(Mesh.builder().agent(type), config -> config);
    }

    /** Starts an agent that is configured otherwise, as {@link #agent(Object)}. */
    public RunningAgent agent(Object instance, UnaryOperator<AgentConfigBuilder> config) {
        return members.start(Mesh.builder().agent(instance), config);
    }

    /** Starts an agent whose one tool is this lambda, and returns when it has joined and the others know it. */
    public FakeTool provide(String capability, Answer answer) {
        return fake(capability).answers(answer);
    }

    /** A provider of a capability, to be described: {@code mesh.fake("time").tags("fast").answers(args -> "noon")}. */
    public FakeBuilder fake(String capability) {
        return new FakeBuilder(capability, members::start);
    }

    /** Calls a capability without arguments, as {@link #call(String, Map)}. */
    public ToolReply call(String capability) {
        return call(capability, Map.of());
    }

    /**
     * Calls the tool that the registry would choose for somebody who needs this capability, once, as an agent calls it.
     * While the registry is away, one that it knew when it went.
     */
    public ToolReply call(String capability, Map<String, ?> arguments) {
        return caller.call(capability, arguments);
    }

    /** Calls a tool of one agent. */
    public ToolReply call(RunningAgent agent, String tool, Map<String, ?> arguments) {
        return caller.call(agent, tool, arguments);
    }

    /** Ends an agent as a crash does: calls to it break, and it does not leave the registry; its lease ends later. */
    public void kill(RunningAgent agent) {
        members.of(agent).kill();
    }

    /** Calls to this agent arrive so much later, those under way excepted. */
    public void delay(RunningAgent agent, Duration time) {
        members.of(agent).calls().delay(time);
    }

    /** Connections to this agent break before it has heard of the call; those under way break at once. */
    public void drop(RunningAgent agent) {
        members.of(agent).calls().drop();
    }

    /** Ends a delay or a drop. */
    public void heal(RunningAgent agent) {
        members.of(agent).calls().heal();
    }

    /** Takes the registry away; the agents stay. */
    public void stopRegistry() {
        caller.remember();
        registry.goAway();
        members.registryWent();
    }

    /** Brings the registry back, on the same port and database; returns when the agents have noticed. */
    public void startRegistry() {
        registry.comeBack();
        members.registryCame();
    }

    /**
     * Lets time pass at once for the registry: leases of killed agents end, ended ones are forgotten. The agents of this
     * mesh that live give their signs of life meanwhile; their own time goes on as before.
     *
     * @throws IllegalStateException when the registry is away
     */
    public void advance(Duration time) {
        registry.advance(time, members::beat);
        members.settle();
    }

    /** The configuration of an agent of this mesh that somebody else starts. */
    public AgentConfig config() {
        return members.config().registryUrl(registryUri()).build();
    }

    /** Where the registry of this mesh is, or was. */
    public URI registryUri() {
        return registry.uri();
    }

    /** What the registry lists now. */
    public List<AgentView> listed() {
        return caller.asking().agents();
    }

    /** The agents, their wiring and, where something is missing, why, as lines of text. */
    public String describe() {
        return MeshPage.of(caller.asking(), members.disturbances());
    }

    /** Stops everything and removes the database; idempotent. */
    @Override
    public void close() {
        try (registry;
                http) {
            members.close();
        }
    }

    Asking asking() {
        return caller.asking();
    }
}

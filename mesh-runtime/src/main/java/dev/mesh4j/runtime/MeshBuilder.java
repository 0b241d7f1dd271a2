package dev.mesh4j.runtime;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.runtime.scan.ClassPathScan;
import dev.mesh4j.server.MeshServerException;
import dev.mesh4j.server.config.ConfigReader;
import dev.mesh4j.server.config.ConfigSources;
import dev.mesh4j.server.mcp.stdio.ProcessStreams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers what an agent is made of. Not thread-safe, but for the clients. */
public final class MeshBuilder {

    private final Map<Class<?>, Supplier<Object>> instances = new LinkedHashMap<>();
    private final List<LiveTool<?>> tools = new ArrayList<>();
    private final OutsideClients outside = new OutsideClients();
    private AgentConfig defaults = AgentConfig.defaults();
    private @Nullable ConfigSources sources;
    private @Nullable DependencyResolver resolver;

    MeshBuilder() {}

    /** Adds a class with {@code @MeshAgent} or {@code @MeshTool}s; it is made with its no-arg constructor when
     * the agent starts. */
    public MeshBuilder agent(Class<?> type) {
        return add(type, () -> Instances.create(type));
    }

    /** Adds an object with {@code @MeshAgent} or {@code @MeshTool}s that the caller made. */
    public MeshBuilder agent(Object instance) {
        return add(Instances.annotatedType(instance), () -> instance);
    }

    /** Adds a tool without annotations; with one, the agent's class needs none that it has annotated. */
    public MeshBuilder tool(LiveTool<?> tool) {
        tools.add(tool);
        return this;
    }

    /**
     * Adds an object that a container wrapped in a proxy, through which its methods are called.
     *
     * @param type the class that carries the annotations
     * @param instance of that class, or a proxy with its interfaces, which then have each annotated method
     */
    public MeshBuilder agent(Class<?> type, Object instance) {
        return add(type, () -> instance);
    }

    /** Adds the agent class and all classes with tools that are found in this package and below. */
    public MeshBuilder scan(String packageName) {
        ClassPathScan.of(packageName).forEach(this::agent);
        return this;
    }

    /**
     * A client for code that is no tool: a main program, a test, the object of a container. It may be called once the agent
     * has started. An agent with clients needs no tools.
     *
     * @param type an interface each of whose methods has {@code @Dependency}
     */
    public <T> T client(Class<T> type) {
        return outside.client(type, (Dependency) null);
    }

    /**
     * As {@link #client(Class)}, of any provider of a capability.
     *
     * @param type an interface with one method, or {@link RemoteTool}
     */
    public <T> T client(Class<T> type, String capability) {
        return outside.client(type, capability);
    }

    /** As {@link #client(Class, String)}, of the providers that an annotation asks for. */
    public <T> T client(Class<T> type, Dependency dependency) {
        return outside.client(type, dependency);
    }

    /** Has a word in who provides the dependencies; without one the registry alone decides. */
    public MeshBuilder dependencyResolver(DependencyResolver dependencyResolver) {
        this.resolver = dependencyResolver;
        return this;
    }

    /** The configuration; sources, if given, overlay it. */
    public MeshBuilder config(AgentConfig config) {
        this.defaults = config;
        return this;
    }

    /** Where to look for configuration; without it only {@link #config} counts. */
    public MeshBuilder sources(ConfigSources from) {
        this.sources = from;
        return this;
    }

    /**
     * Starts the agent and returns when it serves.
     *
     * @throws MeshServerException when the classes or the configuration are wrong, or the port is taken
     */
    public RunningAgent start() {
        AgentConfig config = sources == null ? defaults : new ConfigReader<>(defaults).read(sources);
        // before any code of the user's runs, for what that prints would be in the protocol's way
        ProcessStreams streams = config.stdio() ? ProcessStreams.take() : null;
        Map<Class<?>, Object> made = new LinkedHashMap<>();
        instances.forEach((type, instance) -> made.put(type, instance.get()));
        return new AgentStarter(config, new AgentParts(made, tools, outside, resolver)).start(streams);
    }

    private MeshBuilder add(Class<?> type, Supplier<Object> instance) {
        instances.put(type, instance);
        return this;
    }
}

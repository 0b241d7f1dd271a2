package dev.mesh4j.runtime;

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

/** Gathers what an agent is made of. Not thread-safe. */
public final class MeshBuilder {

    private final Map<Class<?>, Supplier<Object>> instances = new LinkedHashMap<>();
    private final List<LiveTool<?>> tools = new ArrayList<>();
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

    /** Adds the agent class and all classes with tools that are found in this package and below. */
    public MeshBuilder scan(String packageName) {
        ClassPathScan.of(packageName).forEach(this::agent);
        return this;
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
        return new AgentStarter(config, made, tools, resolver).start(streams);
    }

    private MeshBuilder add(Class<?> type, Supplier<Object> instance) {
        instances.put(type, instance);
        return this;
    }
}

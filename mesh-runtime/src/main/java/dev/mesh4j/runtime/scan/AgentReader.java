package dev.mesh4j.runtime.scan;

import dev.mesh4j.annotations.HealthCheck;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshCompletion;
import dev.mesh4j.annotations.MeshPrompt;
import dev.mesh4j.annotations.MeshResource;
import dev.mesh4j.annotations.MeshTool;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Reads and checks the annotations of an agent's classes. */
public final class AgentReader {

    private static final String UNSAID_VERSION = "1.0.0";

    private AgentReader() {}

    /**
     * @param types the classes of one agent: one with {@link MeshAgent}, any others with tools only
     * @throws AgentDefinitionException naming the first mistake
     */
    public static AgentDescriptor read(Collection<Class<?>> types) {
        return read(types, "", true);
    }

    /**
     * @param types the classes of one agent: at most one with {@link MeshAgent}, which may lack where there is a name
     * @param name what it is called where no class says so; empty: a class must
     * @param needsTools whether it has nothing else to be in the mesh for
     * @throws AgentDefinitionException naming the first mistake
     */
    public static AgentDescriptor read(Collection<Class<?>> types, String name, boolean needsTools) {
        boolean nameless = name.isEmpty() || types.stream().anyMatch(type -> type.isAnnotationPresent(MeshAgent.class));
        AgentDescriptor agent = nameless ? named(agentOf(types), types) : described(name, types);
        if (needsTools && agent.tools().isEmpty()) {
            throw new AgentDefinitionException("agent " + agent.name() + " has no tools in " + names(types)
                    + " (expected: at least one public method with @MeshTool)");
        }
        RequiredCycle.refuse(agent.tools());
        return agent;
    }

    private static AgentDescriptor named(MeshAgent agent, Collection<Class<?>> types) {
        Names.check("@MeshAgent name", agent.name(), Names.AGENT);
        return new AgentDescriptor(agent.name(), agent.version(), agent.description(), offered(types));
    }

    private static AgentDescriptor described(String name, Collection<Class<?>> types) {
        return new AgentDescriptor(name, UNSAID_VERSION, "", offered(types));
    }

    /**
     * Everything that these classes offer.
     *
     * @throws AgentDefinitionException naming the first mistake
     */
    public static Offered offered(Collection<Class<?>> types) {
        List<ToolDescriptor> tools = new ArrayList<>();
        List<PromptDescriptor> prompts = new ArrayList<>();
        List<ResourceDescriptor> resources = new ArrayList<>();
        List<CompletionDescriptor> completions = new ArrayList<>();
        for (Class<?> type : types) {
            tools.addAll(methods(type, MeshTool.class, ToolReader::read));
            prompts.addAll(methods(type, MeshPrompt.class, PromptReader::prompt));
            resources.addAll(methods(type, MeshResource.class, PromptReader::resource));
            completions.addAll(methods(type, MeshCompletion.class, PromptReader::completion));
        }
        Offered offered = new Offered(tools, prompts, resources, completions);
        offered.refuseDoubles();
        return offered;
    }

    /**
     * The health checks of these classes.
     *
     * @throws AgentDefinitionException naming the first mistake
     */
    public static List<HealthCheckDescriptor> healthChecks(Collection<Class<?>> types) {
        return types.stream()
                .flatMap(type -> methods(type, HealthCheck.class, HealthCheckDescriptor::read).stream())
                .toList();
    }

    private static MeshAgent agentOf(Collection<Class<?>> types) {
        List<MeshAgent> agents = new ArrayList<>();
        for (Class<?> type : types) {
            MeshAgent agent = type.getAnnotation(MeshAgent.class);
            if (agent != null) {
                agents.add(agent);
            }
        }
        if (agents.size() != 1) {
            throw new AgentDefinitionException(names(types) + ": " + agents.size()
                    + " classes with @MeshAgent (expected: one; put @MeshAgent(name = …) on the agent's class)");
        }
        return agents.getFirst();
    }

    private static <T> List<T> methods(
            Class<?> type, Class<? extends Annotation> annotation, Function<Method, T> reader) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(annotation) && !method.isBridge())
                .peek(method -> requirePublic(method, annotation))
                .sorted(Comparator.comparing(Method::getName))
                .map(reader)
                .toList();
    }

    private static void requirePublic(Method method, Class<? extends Annotation> annotation) {
        if (!Modifier.isPublic(method.getModifiers())) {
            throw new AgentDefinitionException(Places.of(method) + " is not public (expected: public, it is a @"
                    + annotation.getSimpleName() + ")");
        }
    }

    private static List<String> names(Collection<Class<?>> types) {
        return types.stream().map(Class::getName).toList();
    }
}

package dev.mesh4j.runtime.scan;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and checks the annotations of an agent's classes. */
public final class AgentReader {

    private AgentReader() {}

    /**
     * @param types the classes of one agent: one with {@link MeshAgent}, any others with tools only
     * @throws AgentDefinitionException naming the first mistake
     */
    public static AgentDescriptor read(Collection<Class<?>> types) {
        MeshAgent agent = agentOf(types);
        Names.check("@MeshAgent name", agent.name(), Names.AGENT);
        List<ToolDescriptor> tools = new ArrayList<>();
        for (Class<?> type : types) {
            tools.addAll(toolsOf(type));
        }
        if (tools.isEmpty()) {
            throw new AgentDefinitionException("agent " + agent.name() + " has no tools in " + names(types)
                    + " (expected: at least one public method with @MeshTool)");
        }
        refuseDoubles(tools);
        RequiredCycle.refuse(tools);
        return new AgentDescriptor(agent.name(), agent.version(), agent.description(), tools);
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

    private static List<ToolDescriptor> toolsOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(MeshTool.class) && !method.isBridge())
                .peek(AgentReader::requirePublic)
                .sorted(Comparator.comparing(Method::getName))
                .map(ToolReader::read)
                .toList();
    }

    private static void requirePublic(Method method) {
        if (!Modifier.isPublic(method.getModifiers())) {
            throw new AgentDefinitionException(
                    Places.of(method) + " is not public (expected: public, it is a @MeshTool)");
        }
    }

    private static void refuseDoubles(List<ToolDescriptor> tools) {
        Map<String, ToolDescriptor> byName = new HashMap<>();
        for (ToolDescriptor tool : tools) {
            ToolDescriptor other = byName.putIfAbsent(tool.name(), tool);
            if (other != null) {
                throw new AgentDefinitionException("two tools are named '" + tool.name() + "': " + other.place()
                        + " and " + tool.place() + " (expected: unique names; give one of them @MeshTool(name = …))");
            }
        }
    }

    private static List<String> names(Collection<Class<?>> types) {
        return types.stream().map(Class::getName).toList();
    }
}

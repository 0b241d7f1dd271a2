package dev.mesh4j.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an agent is made of.
 *
 * @param instances the objects with annotated methods, by the class that carries the annotations, in the order in which their
 *     tools are listed
 * @param tools those without annotations
 * @param outside the clients that no tool takes
 * @param resolver absent: the registry alone decides
 */
record AgentParts(
        Map<Class<?>, Object> instances,
        List<LiveTool<?>> tools,
        OutsideClients outside,
        @Nullable DependencyResolver resolver) {

    AgentParts {
        instances = Collections.unmodifiableMap(new LinkedHashMap<>(instances));
        tools = List.copyOf(tools);
    }
}

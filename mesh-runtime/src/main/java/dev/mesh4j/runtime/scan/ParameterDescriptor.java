package dev.mesh4j.runtime.scan;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** One parameter of a tool's method: an argument of the caller, or a client that is injected. */
public sealed interface ParameterDescriptor {

    /** What it binds to other tools; empty for an argument. */
    default List<DependencyDescriptor> dependencies() {
        return List.of();
    }

    /**
     * An argument of the tool.
     *
     * @param description may be empty
     * @param required whether a call must give it
     * @param header the name that follows {@code Mcp-Param-}, empty for none
     */
    record Argument(String name, Type type, String description, boolean required, String header)
            implements ParameterDescriptor {}

    /** The call itself: a {@code ToolContext}. */
    record Context() implements ParameterDescriptor {}

    /** The {@code Session} that the call belongs to. */
    record SessionOfCall() implements ParameterDescriptor {}

    /**
     * A {@code RemoteTool}.
     *
     * @param optional whether the parameter is an {@code Optional} of it
     */
    record Untyped(DependencyDescriptor dependency, boolean optional) implements ParameterDescriptor {

        @Override
        public List<DependencyDescriptor> dependencies() {
            return List.of(dependency);
        }
    }

    /**
     * An interface of the user's.
     *
     * @param methods each abstract method of the interface and what it calls, in a fixed order
     * @param optional whether the parameter is an {@code Optional} of it
     */
    record Typed(Class<?> type, Map<Method, DependencyDescriptor> methods, boolean optional)
            implements ParameterDescriptor {

        @Override
        public List<DependencyDescriptor> dependencies() {
            return List.copyOf(methods.values());
        }
    }
}

package dev.mesh4j.runtime.invoke;

import dev.mesh4j.server.mcp.Exchange;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A method of the user's with the object it is called on, and where its parameters' values come from. */
final class BoundMethod {

    private final MethodHandle handle;
    private final List<ArgumentSource> sources;

    /** @param sources one for each parameter of the method */
    BoundMethod(Method method, Object instance, List<ArgumentSource> sources) {
        this.handle = spread(Wrapped.method(method, instance), instance);
        this.sources = List.copyOf(sources);
    }

    /** @throws IllegalArgumentException when an argument cannot be read as its parameter's type */
    @Nullable
    Object[] values(ObjectNode arguments, Exchange exchange) {
        @Nullable Object[] values = new @Nullable Object[sources.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = sources.get(i).value(arguments, exchange);
        }
        return values;
    }

    /** Throws what the method throws. */
    @Nullable
    Object invoke(@Nullable Object[] values) throws Throwable {
        return handle.invokeExact(values);
    }

    private static MethodHandle spread(Method method, Object instance) {
        try {
            method.setAccessible(true);
            MethodHandle unbound = MethodHandles.lookup().unreflect(method);
            MethodHandle bound = Modifier.isStatic(method.getModifiers()) ? unbound : unbound.bindTo(instance);
            return bound.asSpreader(Object[].class, method.getParameterCount())
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }
}

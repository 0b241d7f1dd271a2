package dev.mesh4j.runtime.invoke;

import dev.mesh4j.runtime.scan.AgentDefinitionException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Objects that a container may have wrapped in a proxy of their interfaces. */
public final class Wrapped {

    private Wrapped() {}

    /**
     * The method that calls an annotated one on an object: itself, or that of an interface.
     *
     * @throws AgentDefinitionException when the object has no such method
     */
    public static Method method(Method annotated, Object instance) {
        if (Modifier.isStatic(annotated.getModifiers())
                || annotated.getDeclaringClass().isInstance(instance)) {
            return annotated;
        }
        for (Class<?> type : instance.getClass().getInterfaces()) {
            try {
                return type.getMethod(annotated.getName(), annotated.getParameterTypes());
            } catch (NoSuchMethodException e) {
                // the next one may have it
            }
        }
        throw new AgentDefinitionException(annotated.getDeclaringClass().getSimpleName() + "." + annotated.getName()
                + " cannot be called through " + instance.getClass().getName()
                + " (expected: a proxy that is a subclass, or an interface of the class with this method)");
    }
}

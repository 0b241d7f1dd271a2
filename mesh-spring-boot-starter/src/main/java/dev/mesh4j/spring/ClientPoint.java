package dev.mesh4j.spring;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.ResolvableType;

/**
 * A parameter or field of a bean that takes a client.
 *
 * @param type of the client
 * @param live whether it asks for the client each time, such as an {@code ObjectProvider}
 * @param place in the code, for messages
 */
record ClientPoint(Class<?> type, @Nullable Dependency dependency, boolean live, String place) {

    static ClientPoint of(InjectionPoint point, Class<?> type) {
        return new ClientPoint(
                type,
                point.getAnnotation(Dependency.class),
                isProvider(point.getDeclaredType()),
                point.getMember().getDeclaringClass().getSimpleName() + "."
                        + point.getMember().getName());
    }

    /** That of a parameter or field with the annotation, which may be one that nobody has injected yet. */
    static Optional<ClientPoint> annotated(DependencyDescriptor point) {
        if (point.getAnnotation(Dependency.class) == null) {
            return Optional.empty();
        }
        Class<?> declared = point.getDeclaredType();
        Class<?> wrapped = isProvider(declared) ? wrapped(point) : declared;
        return wrapped == null ? Optional.empty() : Optional.of(of(point, wrapped));
    }

    /** @throws AgentDefinitionException when there is no such client */
    Object client(BeanClients clients) {
        if (type == Optional.class) {
            throw new AgentDefinitionException(place + " takes an Optional of a client, which would be decided when the"
                    + " bean is made (expected: the client; or ObjectProvider<the client>, whose getIfAvailable() is"
                    + " null while nothing provides it; or RemoteTool, which has isAvailable())");
        }
        try {
            return clients.client(type, dependency);
        } catch (AgentDefinitionException e) {
            throw new AgentDefinitionException(place + ": " + e.getMessage());
        }
    }

    private static @Nullable Class<?> wrapped(DependencyDescriptor point) {
        Field field = point.getField();
        Type declared = field == null
                ? Objects.requireNonNull(point.getMethodParameter()).getGenericParameterType()
                : field.getGenericType();
        return ResolvableType.forType(declared).getGeneric(0).resolve();
    }

    private static boolean isProvider(Class<?> declared) {
        return ObjectFactory.class.isAssignableFrom(declared)
                || declared.getName().equals("jakarta.inject.Provider");
    }
}

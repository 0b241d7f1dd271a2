package dev.mesh4j.runtime.scan;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.protocol.match.VersionConstraint;
import dev.mesh4j.runtime.RemoteTool;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A parameter type that is injected: {@link RemoteTool} or an interface of the user's.
 *
 * @param optional whether it stands in an {@code Optional}
 */
record ClientType(Class<?> type, boolean optional) {

    /** Empty for an argument: JDK interfaces such as {@code List} and sealed interfaces are data. */
    static Optional<ClientType> of(Parameter parameter) {
        Type type = parameter.getParameterizedType();
        boolean optional = parameter.getType() == Optional.class;
        if (optional && type instanceof ParameterizedType parameterized) {
            type = parameterized.getActualTypeArguments()[0];
        }
        if (type instanceof ParameterizedType generic && isClient((Class<?>) generic.getRawType())) {
            throw new AgentDefinitionException(Places.of((Method) parameter.getDeclaringExecutable()) + ": "
                    + type.getTypeName() + " is a generic interface (expected: for a client an interface without type"
                    + " parameters; for an argument a class)");
        }
        return type instanceof Class<?> raw && isClient(raw)
                ? Optional.of(new ClientType(raw, optional))
                : Optional.empty();
    }

    private static boolean isClient(Class<?> type) {
        return type.isInterface()
                && !type.isAnnotation()
                && !type.isSealed()
                && !type.getName().startsWith("java.")
                && (type == RemoteTool.class || !abstractMethods(type).isEmpty());
    }

    /** Whether each of its methods says itself what it calls. */
    boolean declaresItself() {
        return type != RemoteTool.class
                && abstractMethods(type).stream().allMatch(m -> m.isAnnotationPresent(Dependency.class));
    }

    /** @throws AgentDefinitionException when some of its methods say what they call, and others do not */
    void requireAllOrNone(String place) {
        Map<Boolean, List<Method>> declared = abstractMethods(type).stream()
                .collect(Collectors.partitioningBy(m -> m.isAnnotationPresent(Dependency.class)));
        List<Method> with = Objects.requireNonNull(declared.get(true));
        List<Method> without = Objects.requireNonNull(declared.get(false));
        if (!with.isEmpty() && !without.isEmpty()) {
            throw new AgentDefinitionException(
                    place + ": " + Places.of(without.getFirst()) + " has no @Dependency, but "
                            + Places.of(with.getFirst()) + " has one (expected: one on each method of the interface)");
        }
    }

    /** Empty when it is no client. */
    static Optional<ClientType> of(Class<?> type) {
        return isClient(type) ? Optional.of(new ClientType(type, false)) : Optional.empty();
    }

    ParameterDescriptor bind(String place, @Nullable Dependency dependency) {
        return bindTo(place, dependency == null ? null : descriptor(place, dependency));
    }

    /** @param dependency absent: its methods say themselves what they call */
    ParameterDescriptor bindTo(String place, @Nullable DependencyDescriptor dependency) {
        if (type == RemoteTool.class) {
            return new ParameterDescriptor.Untyped(present(place, dependency), optional);
        }
        List<Method> methods = abstractMethods(type);
        if (dependency != null && methods.size() > 1) {
            throw new AgentDefinitionException(place + ": " + type.getSimpleName() + " has " + methods.size()
                    + " methods for the one dependency '" + dependency.capability()
                    + "' (expected: @Dependency on each method of the interface, and none for the parameter)");
        }
        Map<Method, DependencyDescriptor> bound = new LinkedHashMap<>();
        for (Method method : methods) {
            requireNames(method);
            StreamTypes.requireBoxed(method);
            Dependency own = method.getAnnotation(Dependency.class);
            bound.put(method, present(place, dependency == null && own != null ? descriptor(place, own) : dependency));
        }
        return new ParameterDescriptor.Typed(type, bound, optional);
    }

    /** As in the user's code, such as {@code Optional<TimeService>}. */
    @Override
    public String toString() {
        return optional ? "Optional<" + type.getSimpleName() + ">" : type.getSimpleName();
    }

    private static DependencyDescriptor present(String place, @Nullable DependencyDescriptor dependency) {
        if (dependency == null) {
            throw new AgentDefinitionException(place + ": a client without a dependency (expected: @Dependency)");
        }
        return dependency;
    }

    private static DependencyDescriptor descriptor(String place, Dependency dependency) {
        return checked(place, DependencyDescriptor.of(place, dependency));
    }

    static DependencyDescriptor checked(String place, DependencyDescriptor descriptor) {
        Names.check(place + " dependency", descriptor.capability(), Names.CAPABILITY);
        if (!descriptor.namespace().isEmpty()) {
            Names.check(place + " dependency namespace", descriptor.namespace(), Names.NAMESPACE);
        }
        descriptor.tags().stream()
                .flatMap(term -> term.alternatives().stream())
                .map(tag -> tag.startsWith("+") || tag.startsWith("-") ? tag.substring(1) : tag)
                .forEach(tag -> Names.check(place + " dependency tags", tag, Names.TAG));
        try {
            VersionConstraint.parse(descriptor.version());
        } catch (IllegalArgumentException e) {
            throw new AgentDefinitionException(place + " dependency version: " + e.getMessage());
        }
        return descriptor;
    }

    private static void requireNames(Method method) {
        if (Arrays.stream(method.getParameters()).anyMatch(p -> !p.isNamePresent())) {
            throw new AgentDefinitionException(Places.of(method) + " was compiled without parameter names"
                    + " (expected: javac -parameters, in Maven <parameters>true</parameters>)");
        }
    }

    private static List<Method> abstractMethods(Class<?> type) {
        Collection<Method> methods = Arrays.asList(type.getMethods());
        return methods.stream()
                .filter(m -> Modifier.isAbstract(m.getModifiers()))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }
}

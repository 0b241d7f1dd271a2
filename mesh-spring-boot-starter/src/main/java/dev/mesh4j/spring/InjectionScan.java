package dev.mesh4j.spring;

import dev.mesh4j.annotations.MeshTool;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.MethodParameter;
import org.springframework.util.ReflectionUtils;

/**
 * Finds the clients that a class asks for, before Spring makes an object of it, so that those of lazy beans and of providers
 * are looked for from the start.
 */
final class InjectionScan {

    private InjectionScan() {}

    static List<ClientPoint> of(Class<?> type) {
        List<ClientPoint> points = new ArrayList<>();
        for (Executable constructor : type.getDeclaredConstructors()) {
            parameters(constructor).forEach(points::add);
        }
        ReflectionUtils.doWithFields(type, field -> field(field).forEach(points::add));
        ReflectionUtils.doWithMethods(
                type,
                method -> parameters(method).forEach(points::add),
                method -> !method.isBridge() && !method.isAnnotationPresent(MeshTool.class));
        return points;
    }

    private static Stream<ClientPoint> field(Field field) {
        return ClientPoint.annotated(new DependencyDescriptor(field, false)).stream();
    }

    private static Stream<ClientPoint> parameters(Executable owner) {
        return IntStream.range(0, owner.getParameterCount())
                .mapToObj(index -> new DependencyDescriptor(MethodParameter.forExecutable(owner, index), false))
                .flatMap(point -> ClientPoint.annotated(point).stream());
    }
}

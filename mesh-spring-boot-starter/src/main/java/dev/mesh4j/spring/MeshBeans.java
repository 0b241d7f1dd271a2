package dev.mesh4j.spring;

import dev.mesh4j.annotations.HealthCheck;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshCompletion;
import dev.mesh4j.annotations.MeshPrompt;
import dev.mesh4j.annotations.MeshResource;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Finds the beans whose classes carry annotations of the mesh. */
final class MeshBeans {

    private static final Logger log = LoggerFactory.getLogger(MeshBeans.class);

    private static final List<Class<? extends Annotation>> OFFERING =
            List.of(MeshTool.class, MeshPrompt.class, MeshResource.class, MeshCompletion.class, HealthCheck.class);

    private final ConfigurableListableBeanFactory factory;

    MeshBeans(ConfigurableListableBeanFactory factory) {
        this.factory = factory;
    }

    /** The classes with annotations, each with the bean through which its methods are called. */
    Map<Class<?>, Object> offering() {
        Map<Class<?>, Object> beans = new LinkedHashMap<>();
        Map<Class<?>, String> names = new LinkedHashMap<>();
        eachClass((name, type) -> {
            List<Class<?>> annotated =
                    lineage(type).filter(MeshBeans::isAnnotated).toList();
            for (Class<?> owner : annotated) {
                refuseSecond(owner, names.put(owner, name), name);
            }
            if (!annotated.isEmpty()) {
                Object bean = BeanCalls.through(factory, name, type);
                annotated.forEach(owner -> beans.put(owner, bean));
            }
        });
        return beans;
    }

    /** Each bean's name and the class of what is behind its proxies. */
    void eachClass(BiConsumer<String, Class<?>> visitor) {
        for (String name : factory.getBeanNamesForType(Object.class, true, false)) {
            Class<?> type = ScopedProxyUtils.isScopedTarget(name) ? null : target(name);
            if (type != null && !type.getName().startsWith("org.springframework.") && isReadable(type)) {
                visitor.accept(name, ClassUtils.getUserClass(type));
            }
        }
    }

    /** A class of somebody else's may name types of libraries that are not there. */
    private static boolean isReadable(Class<?> type) {
        try {
            ReflectionUtils.getAllDeclaredMethods(type);
            ReflectionUtils.doWithFields(type, field -> {});
            type.getDeclaredConstructors();
            return true;
        } catch (IllegalStateException | LinkageError e) {
            log.debug("{} is not looked into: {}", type.getName(), e.toString());
            return false;
        }
    }

    private @Nullable Class<?> target(String name) {
        Object made = factory.containsSingleton(name) ? factory.getSingleton(name) : null;
        if (made != null && AopUtils.isAopProxy(made) && !(made instanceof ScopedObject)) {
            return AopProxyUtils.ultimateTargetClass(made);
        }
        Class<?> type = AutoProxyUtils.determineTargetClass(factory, name);
        boolean scoped = type != null && ScopedObject.class.isAssignableFrom(type);
        return scoped ? AutoProxyUtils.determineTargetClass(factory, ScopedProxyUtils.getTargetBeanName(name)) : type;
    }

    private static Stream<Class<?>> lineage(Class<?> type) {
        return Stream.concat(
                Stream.<Class<?>>iterate(type, t -> t != null && t != Object.class, Class::getSuperclass),
                ClassUtils.getAllInterfacesForClassAsSet(type).stream());
    }

    private static boolean isAnnotated(Class<?> type) {
        return type.isAnnotationPresent(MeshAgent.class)
                || Arrays.stream(type.getDeclaredMethods()).anyMatch(MeshBeans::isOffered);
    }

    private static boolean isOffered(Method method) {
        return !method.isBridge() && OFFERING.stream().anyMatch(((AnnotatedElement) method)::isAnnotationPresent);
    }

    private static void refuseSecond(Class<?> type, @Nullable String other, String name) {
        if (other != null) {
            throw new AgentDefinitionException("beans '" + other + "' and '" + name + "' are both a "
                    + type.getSimpleName() + " (expected: one bean of a class with tools, for their names would be the"
                    + " same)");
        }
    }
}

package dev.mesh4j.runtime;

import dev.mesh4j.annotations.HealthCheck;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshPrompt;
import dev.mesh4j.annotations.MeshResource;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/** Makes agent objects with their no-arg constructor. */
final class Instances {

    private Instances() {}

    /** @throws AgentDefinitionException when there is none, or it fails */
    static Object create(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (InstantiationException e) {
            throw new AgentDefinitionException(
                    type.getName() + " is abstract (expected: a class of which objects can be"
                            + " made, or an object handed in with Mesh.builder().agent(instance))");
        } catch (ExceptionInInitializerError e) {
            throw new AgentDefinitionException(
                    type.getName() + " could not be made: its static initialization threw " + e.getCause());
        } catch (NoSuchMethodException e) {
            throw new AgentDefinitionException(type.getName() + shortcoming(type) + ", or an object"
                    + " handed in with Mesh.builder().agent(instance))");
        } catch (InvocationTargetException e) {
            throw new AgentDefinitionException(
                    type.getName() + " could not be made: its constructor threw " + e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new AgentDefinitionException(type.getName() + " could not be made: " + e);
        }
    }

    private static String shortcoming(Class<?> type) {
        if (type.isInterface()) {
            return " is an interface (expected: a class";
        }
        return type.isMemberClass() && !Modifier.isStatic(type.getModifiers())
                ? " is an inner class (expected: a static one, or one of its own"
                : " has no no-arg constructor (expected: one";
    }

    /** The class that carries an object's annotations: its own, or the one that a container made a subclass of. */
    static Class<?> annotatedType(Object instance) {
        Class<?> type = instance.getClass();
        while (!isAnnotated(type) && type.getSuperclass() != null && type.getSuperclass() != Object.class) {
            type = type.getSuperclass();
        }
        return isAnnotated(type) ? type : instance.getClass();
    }

    private static boolean isAnnotated(Class<?> type) {
        return type.isAnnotationPresent(MeshAgent.class)
                || Arrays.stream(type.getDeclaredMethods()).anyMatch(Instances::isOffered);
    }

    private static boolean isOffered(Method method) {
        return method.isAnnotationPresent(MeshTool.class)
                || method.isAnnotationPresent(MeshPrompt.class)
                || method.isAnnotationPresent(MeshResource.class)
                || method.isAnnotationPresent(HealthCheck.class);
    }
}

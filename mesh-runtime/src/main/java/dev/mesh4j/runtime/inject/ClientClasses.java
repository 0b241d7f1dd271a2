package dev.mesh4j.runtime.inject;

import dev.mesh4j.runtime.scan.AgentDefinitionException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Method;
import java.util.Map;

/** Makes the object of a typed client, whose class is generated beside its interface. */
final class ClientClasses {

    private ClientClasses() {}

    /** An instance whose methods are these. */
    static Object implement(Class<?> type, Map<Method, ClientMethod> methods) {
        ClientClassWriter writer = new ClientClassWriter(type);
        methods.keySet().forEach(writer::add);
        try {
            Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            return lookup.defineClass(writer.classFile())
                    .getConstructor(ClientMethod[].class)
                    .newInstance((Object) methods.values().toArray(ClientMethod[]::new));
        } catch (ReflectiveOperationException e) {
            throw new AgentDefinitionException(type.getName() + " cannot be implemented: " + e
                    + " (expected: an interface that the package " + type.getPackageName() + " opens to dev.mesh4j)");
        }
    }
}

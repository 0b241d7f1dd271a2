package dev.mesh4j.runtime.inject;

import dev.mesh4j.runtime.scan.AgentDefinitionException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.NamingStrategy;
import net.bytebuddy.NamingStrategy.Suffixing.BaseNameResolver;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.matcher.ElementMatchers;

/** Generates the class of a typed client, in the package of its interface. */
final class ClientClasses {

    private ClientClasses() {}

    /** An instance whose methods are these. */
    static Object implement(Class<?> type, Map<Method, ClientMethod> methods) {
        DynamicType.Builder<?> builder = new ByteBuddy(ClassFileVersion.JAVA_V21)
                .with(new NamingStrategy.SuffixingRandom("MeshClient", inPackageOf(type)))
                .subclass(Object.class)
                .implement(type)
                .method(ElementMatchers.isToString())
                .intercept(FixedValue.value("mesh client " + type.getSimpleName()));
        for (Map.Entry<Method, ClientMethod> method : methods.entrySet()) {
            builder = builder.method(ElementMatchers.is(method.getKey()))
                    .intercept(MethodDelegation.to(method.getValue(), ClientMethod.class));
        }
        try {
            var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            return builder.make()
                    .load(type.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(lookup))
                    .getLoaded()
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AgentDefinitionException(type.getName() + " cannot be implemented: " + e
                    + " (expected: an interface that the package " + type.getPackageName() + " opens to dev.mesh4j)");
        }
    }

    private static BaseNameResolver inPackageOf(Class<?> type) {
        return new BaseNameResolver.ForGivenType(TypeDescription.ForLoadedType.of(type));
    }
}

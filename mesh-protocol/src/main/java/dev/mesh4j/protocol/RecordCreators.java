package dev.mesh4j.protocol;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.introspect.AnnotatedConstructor;

/** Creates records through a method handle that is made once; Jackson makes one for each record that it reads. */
final class RecordCreators extends JacksonModule {

    @Override
    public String getModuleName() {
        return RecordCreators.class.getName();
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addValueInstantiators(new ValueInstantiators.Base() {
            @Override
            public ValueInstantiator modifyValueInstantiator(
                    DeserializationConfig config, BeanDescription.Supplier type, ValueInstantiator standard) {
                return type.getBeanClass().isRecord() && standard.getClass() == StdValueInstantiator.class
                        ? new Creator((StdValueInstantiator) standard)
                        : standard;
            }
        });
    }

    /** Of one type. */
    private static final class Creator extends StdValueInstantiator {

        private volatile @Nullable MethodHandle made;

        Creator(StdValueInstantiator standard) {
            super(standard);
        }

        @Override
        public @Nullable Object createFromObjectWith(DeserializationContext context, @Nullable Object[] values) {
            if (!(_withArgsCreator instanceof AnnotatedConstructor constructor)) {
                return super.createFromObjectWith(context, values);
            }
            try {
                return handle(constructor).invokeExact(values);
            } catch (Error e) {
                throw e;
            } catch (Throwable e) {
                return context.handleInstantiationProblem(_valueClass, values, rewrapCtorProblem(context, e));
            }
        }

        private MethodHandle handle(AnnotatedConstructor constructor) throws IllegalAccessException {
            MethodHandle handle = made;
            if (handle == null) {
                Constructor<?> canonical = constructor.getAnnotated();
                handle = MethodHandles.lookup()
                        .unreflectConstructor(canonical)
                        .asSpreader(Object[].class, canonical.getParameterCount())
                        .asType(MethodType.methodType(Object.class, Object[].class));
                made = handle;
            }
            return handle;
        }
    }
}

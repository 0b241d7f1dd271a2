package dev.mesh4j.runtime.scan;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

/** Return types whose values come as items: {@code Stream}, {@code Iterable} and {@code Iterator}, and nothing narrower. */
public final class StreamTypes {

    private static final Set<Class<?>> STREAMS = Set.of(Stream.class, Iterable.class, Iterator.class);

    private StreamTypes() {}

    /** The type of the items; empty when the type is that of one value. */
    public static Optional<Type> item(Type type) {
        if (type instanceof Class<?> raw && STREAMS.contains(raw)) {
            return Optional.of(Object.class);
        }
        return type instanceof ParameterizedType generic && STREAMS.contains((Class<?>) generic.getRawType())
                ? Optional.of(bound(generic.getActualTypeArguments()[0]))
                : Optional.empty();
    }

    /**
     * @throws AgentDefinitionException when a method returns a stream of primitives, which neither are items nor JSON
     */
    static void requireBoxed(Method method) {
        Class<?> type = method.getReturnType();
        if (BaseStream.class.isAssignableFrom(type) && type != Stream.class) {
            throw new AgentDefinitionException(Places.of(method) + " returns " + type.getSimpleName()
                    + " (expected: a Stream, such as boxed() gives)");
        }
    }

    /** Whether items are sent as they are, not as JSON. */
    public static boolean isText(Type item) {
        return item == String.class;
    }

    private static Type bound(Type item) {
        return item instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : item;
    }
}

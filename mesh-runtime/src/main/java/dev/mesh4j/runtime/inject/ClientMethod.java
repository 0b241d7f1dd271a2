package dev.mesh4j.runtime.inject;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.scan.StreamTypes;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a generated client's method does. Public because generated classes lie in the user's package. */
public final class ClientMethod {

    private final String[] names;
    private final DependencySlot slot;
    private final ResultReader results;
    private final Class<?> type;
    private final @Nullable ItemReader items;

    ClientMethod(Method method, DependencySlot slot) {
        this.names =
                Arrays.stream(method.getParameters()).map(Parameter::getName).toArray(String[]::new);
        this.slot = slot;
        this.type = method.getReturnType();
        this.items = StreamTypes.item(method.getGenericReturnType())
                .map(item -> new ItemReader(slot.dependency().capability(), item))
                .orElse(null);
        this.results = new ResultReader(items == null ? method.getGenericReturnType() : Object.class);
    }

    /** Calls the tool; null arguments are left out. */
    public @Nullable Object call(@Nullable Object[] values) {
        ObjectNode arguments = Json.mapper().createObjectNode();
        for (int i = 0; i < names.length; i++) {
            if (values[i] != null) {
                arguments.set(names[i], Json.mapper().valueToTree(values[i]));
            }
        }
        if (items != null) {
            ItemReader reader = items;
            return ItemStream.as(type, () -> slot.stream(arguments, reader, CallOptions.NONE));
        }
        return results.read(slot.dependency().capability(), slot.call(arguments));
    }
}

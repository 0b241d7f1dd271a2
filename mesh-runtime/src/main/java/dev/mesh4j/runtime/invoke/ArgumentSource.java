package dev.mesh4j.runtime.invoke;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.runtime.scan.ParameterDescriptor.Argument;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/** Where the value of one parameter comes from. */
public sealed interface ArgumentSource {

    /** @throws IllegalArgumentException when the value cannot be read as the parameter's type */
    @Nullable
    Object value(ObjectNode arguments);

    /** From the caller's arguments, by name. */
    static ArgumentSource of(Argument argument) {
        ObjectReader reader = Json.mapper().readerFor(Json.mapper().constructType(argument.type()));
        boolean optional = Json.mapper().constructType(argument.type()).getRawClass() == Optional.class;
        return new FromJson(argument.name(), reader, optional);
    }

    record FromJson(String name, ObjectReader reader, boolean optional) implements ArgumentSource {

        @Override
        public @Nullable Object value(ObjectNode arguments) {
            JsonNode json = arguments.get(name);
            if (json == null || json.isNull()) {
                return optional ? Optional.empty() : null;
            }
            try {
                return reader.readValue(json);
            } catch (JacksonException e) {
                throw new IllegalArgumentException(name + ": " + e.getOriginalMessage(), e);
            }
        }
    }

    /** A client, or an {@code Optional} of one. */
    record Injected(Supplier<Object> client) implements ArgumentSource {

        @Override
        public Object value(ObjectNode arguments) {
            return client.get();
        }
    }
}

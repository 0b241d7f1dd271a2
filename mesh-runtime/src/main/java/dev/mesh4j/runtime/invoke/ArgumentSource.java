package dev.mesh4j.runtime.invoke;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.runtime.AgentControl;
import dev.mesh4j.runtime.scan.ParameterDescriptor;
import dev.mesh4j.runtime.scan.ParameterDescriptor.Argument;
import dev.mesh4j.runtime.session.SessionCall;
import dev.mesh4j.server.mcp.Exchange;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
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
    Object value(ObjectNode arguments, Exchange exchange);

    Map<Class<?>, Object> ABSENT = Map.of(
            Optional.class, Optional.empty(),
            OptionalInt.class, OptionalInt.empty(),
            OptionalLong.class, OptionalLong.empty(),
            OptionalDouble.class, OptionalDouble.empty());

    /** From the caller's arguments, by name. */
    static ArgumentSource of(Argument argument) {
        ObjectReader reader = Json.mapper().readerFor(Json.mapper().constructType(argument.type()));
        Class<?> type = Json.mapper().constructType(argument.type()).getRawClass();
        return new FromJson(argument.name(), reader, ABSENT.get(type));
    }

    /** For the parameters of a prompt or a resource. */
    static List<ArgumentSource> of(List<ParameterDescriptor> parameters, AgentControl agent) {
        return parameters.stream()
                .map(parameter -> parameter instanceof Argument argument
                        ? of(argument)
                        : new Context(agent, ItemSink.Use.REFUSED))
                .toList();
    }

    /** @param absent what stands for an argument that was left out */
    record FromJson(
            String name, ObjectReader reader, @Nullable Object absent) implements ArgumentSource {

        @Override
        public @Nullable Object value(ObjectNode arguments, Exchange exchange) {
            JsonNode json = arguments.get(name);
            if (json == null || json.isNull()) {
                return absent;
            }
            try {
                return reader.readValue(json);
            } catch (JacksonException e) {
                throw new IllegalArgumentException(name + ": " + e.getOriginalMessage(), e);
            }
        }
    }

    /** All of the caller's arguments, as one value. */
    record Whole(ObjectReader reader) implements ArgumentSource {

        @Override
        public @Nullable Object value(ObjectNode arguments, Exchange exchange) {
            try {
                return reader.readValue(arguments);
            } catch (JacksonException e) {
                throw new IllegalArgumentException(e.getOriginalMessage(), e);
            }
        }
    }

    /** A client, or an {@code Optional} of one. */
    record Injected(Supplier<Object> client) implements ArgumentSource {

        @Override
        public Object value(ObjectNode arguments, Exchange exchange) {
            return client.get();
        }
    }

    /** The call of a tool. */
    static ArgumentSource ofCall(Method tool, AgentControl agent) {
        return new Context(agent, ResultWriter.items(tool));
    }

    /** The session of a call that belongs to one. */
    record OfSession() implements ArgumentSource {

        @Override
        public Object value(ObjectNode arguments, Exchange exchange) {
            if (exchange instanceof SessionCall call) {
                return call.session();
            }
            throw new IllegalStateException("a call without a session (expected: that it came through Sessions)");
        }
    }

    /** The call itself. */
    record Context(AgentControl agent, ItemSink.Use use) implements ArgumentSource {

        @Override
        public Object value(ObjectNode arguments, Exchange exchange) {
            return new ExchangeContext(exchange, agent, use);
        }
    }
}

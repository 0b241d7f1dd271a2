package dev.mesh4j.runtime.schema;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import dev.mesh4j.runtime.scan.ParameterDescriptor.Argument;
import dev.mesh4j.runtime.scan.StreamTypes;
import dev.mesh4j.runtime.scan.ToolDescriptor;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.InvalidDefinitionException;

/** Whether JSON can carry what a tool takes and returns; a type with which no call could succeed stops the start. */
public final class JsonTypes {

    private JsonTypes() {}

    /** @throws AgentDefinitionException naming the type */
    public static void check(ToolDescriptor tool) {
        tool.parameters().forEach(parameter -> {
            if (parameter instanceof Argument argument) {
                requireReadable(tool, argument);
            }
        });
        Type result = tool.method().getGenericReturnType();
        if (!ContentTypes.isAnswer(result) && !ContentTypes.isContent(result)) {
            requireWritable(
                    tool,
                    value(Json.mapper().constructType(StreamTypes.item(result).orElse(result))));
        }
    }

    private static void requireReadable(ToolDescriptor tool, Argument argument) {
        JavaType type = value(Json.mapper().constructType(argument.type()));
        if (type.isPrimitive() || type.isEnumType() || type.isRecordType() || type.isJavaLangObject()) {
            return;
        }
        try {
            Json.mapper().readerFor(type).readValue("{}");
        } catch (InvalidDefinitionException e) {
            throw new AgentDefinitionException(tool.place() + ": argument '" + argument.name() + "' is of type "
                    + simple(type) + ", which cannot be read from JSON (expected: such as a record, a String, a number,"
                    + " an enum, or a List or Map of these)");
        } catch (JacksonException e) {
            // an object of the type is not empty, or it is no object: it can be read otherwise
        }
    }

    private static void requireWritable(ToolDescriptor tool, JavaType type) {
        WrittenProperties written = WrittenProperties.of(type);
        boolean own = !type.getRawClass().getName().startsWith("java.");
        if (written.isObject() && !own && !type.isJavaLangObject()) {
            throw new AgentDefinitionException(tool.place() + " returns " + simple(type)
                    + ", which JSON cannot carry (expected: the value itself, such as a record, a String, a number, or a"
                    + " List or Map of these)");
        }
        boolean concrete = !Modifier.isAbstract(type.getRawClass().getModifiers());
        if (written.isObject()
                && written.count() == 0
                && concrete
                && !type.isRecordType()
                && !type.isJavaLangObject()) {
            throw new AgentDefinitionException(
                    tool.place() + " returns " + simple(type)
                            + ", of which JSON would carry nothing (expected: a record, or a class with public getters or fields)");
        }
    }

    /** What stands in an Optional, a list or a map. */
    private static JavaType value(JavaType type) {
        JavaType content = type.getContentType();
        return content == null ? type : value(content);
    }

    private static String simple(JavaType type) {
        return type.getRawClass().getSimpleName();
    }
}

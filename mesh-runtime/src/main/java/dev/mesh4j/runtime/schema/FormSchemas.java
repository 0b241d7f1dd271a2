package dev.mesh4j.runtime.schema;

import dev.mesh4j.protocol.Json;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** From records to the flat schemas that an elicitation form may have (MCP 2026-07-28, elicitation). */
public final class FormSchemas {

    private static final ClassValue<ObjectNode> SCHEMAS = new ClassValue<>() {
        @Override
        protected ObjectNode computeValue(Class<?> type) {
            return schema(type);
        }
    };

    private FormSchemas() {}

    /** @throws IllegalArgumentException when a component is no string, number, boolean or enum */
    public static ObjectNode of(Class<? extends Record> form) {
        return SCHEMAS.get(form);
    }

    private static ObjectNode schema(Class<?> form) {
        ObjectNode schema = Json.mapper().createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (RecordComponent component : form.getRecordComponents()) {
            properties.set(component.getName(), property(form, component));
            if (component.getAnnotatedType().getAnnotation(Nullable.class) == null) {
                required.add(component.getName());
            }
        }
        return schema;
    }

    private static ObjectNode property(Class<?> form, RecordComponent component) {
        Class<?> type = component.getType();
        ObjectNode property = Json.mapper().createObjectNode();
        if (type.isEnum()) {
            ArrayNode values = property.put("type", "string").putArray("enum");
            for (Object constant : type.getEnumConstants()) {
                values.add(Json.mapper().valueToTree(constant));
            }
            return property;
        }
        String name = primitive(type)
                .orElseThrow(() -> new IllegalArgumentException(form.getSimpleName() + "." + component.getName() + ": "
                        + type.getSimpleName() + " (expected: String, a number, boolean or an enum, a form is flat)"));
        return property.put("type", name);
    }

    private static Optional<String> primitive(Class<?> type) {
        if (type == String.class) {
            return Optional.of("string");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Optional.of("boolean");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return Optional.of("integer");
        }
        boolean number = type == double.class || type == Double.class || type == float.class || type == Float.class;
        return number ? Optional.of("number") : Optional.empty();
    }
}

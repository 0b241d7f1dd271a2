package dev.mesh4j.registry.api;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * A schema of common keywords that are used as the meta-schema of JSON Schema 2020-12 wants it. Most schemas are, and this
 * is found out in a hundredth of the time that the meta-schema takes, which has the last word on all others.
 */
final class PlainSchema {

    private static final Set<String> TYPES =
            Set.of("string", "object", "array", "integer", "number", "boolean", "null");

    private PlainSchema() {}

    /** {@code false} says nothing. */
    static boolean isOne(JsonNode schema) {
        return schema.isBoolean()
                || (schema.isObject()
                        && schema.propertyStream().allMatch(field -> isPlain(field.getKey(), field.getValue())));
    }

    private static boolean isPlain(String keyword, JsonNode value) {
        return switch (keyword) {
            case "type" -> value.isString() && TYPES.contains(value.stringValue());
            case "properties", "$defs" -> value.isObject() && all(value, PlainSchema::isOne);
            case "items", "additionalProperties" -> isOne(value);
            case "anyOf", "oneOf", "allOf" -> value.isArray() && !value.isEmpty() && all(value, PlainSchema::isOne);
            case "required" -> value.isArray() && areDifferentTexts(value);
            case "title", "description" -> value.isString();
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" -> value.isNumber();
            case "minLength", "maxLength", "minItems", "maxItems" -> value.isInt() && value.intValue() >= 0;
            case "enum", "examples" -> value.isArray();
            case "default", "const" -> true;
            case "$schema" -> value.isString() && value.stringValue().equals(SchemaCheck.DIALECT);
            default -> false;
        };
    }

    private static boolean all(JsonNode values, Predicate<JsonNode> condition) {
        return values.valueStream().allMatch(condition);
    }

    private static boolean areDifferentTexts(JsonNode values) {
        Set<String> seen = new HashSet<>();
        return all(values, value -> value.isString() && seen.add(value.stringValue()));
    }
}

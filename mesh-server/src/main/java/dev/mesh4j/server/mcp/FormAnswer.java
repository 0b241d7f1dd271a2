package dev.mesh4j.server.mcp;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a user filled in, held against the flat schema of its form (2026-07-28, elicitation). */
final class FormAnswer {

    private FormAnswer() {}

    /** Whether nothing required is missing and each value is of its field's type; other members do not matter. */
    static boolean fits(JsonNode schema, @Nullable JsonNode content) {
        JsonNode fields = schema.path("properties");
        for (JsonNode name : schema.path("required")) {
            String field = name.asString("");
            boolean given = content != null && content.hasNonNull(field);
            if (!given && !fields.path(field).has("default")) {
                return false;
            }
        }
        if (content == null) {
            return true;
        }
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            JsonNode value = content.get(field.getKey());
            if (value != null && !value.isNull() && !isOf(field.getValue(), value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOf(JsonNode field, JsonNode value) {
        return switch (field.path("type").asString("")) {
            case "string" -> value.isString() && isChoice(field, value);
            case "integer" -> value.isNumber() && value.canConvertToExactIntegral();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" ->
                value.isArray() && value.valueStream().allMatch(each -> isChoice(field.path("items"), each));
            default -> true;
        };
    }

    /** A choice is listed as {@code enum}, or with titles as {@code oneOf} or {@code anyOf}. */
    private static boolean isChoice(JsonNode field, JsonNode value) {
        if (field.has("enum")) {
            return field.path("enum").valueStream().anyMatch(value::equals);
        }
        JsonNode titled = field.has("oneOf") ? field.path("oneOf") : field.path("anyOf");
        return titled.isEmpty() || titled.valueStream().anyMatch(each -> value.equals(each.get("const")));
    }
}

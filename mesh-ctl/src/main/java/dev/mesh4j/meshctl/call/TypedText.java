package dev.mesh4j.meshctl.call;

import dev.mesh4j.protocol.Json;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** A text as a value of one of several JSON types. */
final class TypedText {

    private TypedText() {}

    /**
     * What the text is as JSON where that is allowed, else the text itself where that is.
     *
     * @param types as JSON Schema names them; none: any
     * @return empty when it is of none of them
     */
    static Optional<JsonNode> read(String text, Set<String> types) {
        JsonNode json = json(text);
        if (json != null && !json.isString() && (types.isEmpty() || isOneOf(json, types))) {
            return Optional.of(json);
        }
        return types.isEmpty() || types.contains("string") ? Optional.of(StringNode.valueOf(text)) : Optional.empty();
    }

    private static boolean isOneOf(JsonNode json, Set<String> types) {
        return types.stream().anyMatch(type -> switch (type) {
            case "integer" -> json.isNumber() && isWhole(json);
            case "number" -> json.isNumber();
            case "boolean" -> json.isBoolean();
            case "array" -> json.isArray();
            case "object" -> json.isObject();
            // the text null is more likely a text where that may stand
            case "null" -> json.isNull() && !types.contains("string");
            default -> false;
        });
    }

    private static boolean isWhole(JsonNode number) {
        return number.isIntegralNumber()
                || number.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    private static @Nullable JsonNode json(String text) {
        try {
            JsonNode json = Json.mapper().readTree(text);
            return json.isMissingNode() ? null : json;
        } catch (JacksonException e) {
            return null;
        }
    }
}

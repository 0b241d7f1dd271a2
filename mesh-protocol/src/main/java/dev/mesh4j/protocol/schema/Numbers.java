package dev.mesh4j.protocol.schema;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Plain data in one spelling: keys sorted, and a number with a fraction or an exponent always with a decimal point. */
final class Numbers {

    private Numbers() {}

    static JsonNode canonical(JsonNode value) {
        if (!value.isFloatingPointNumber()) {
            return value;
        }
        BigDecimal number = new BigDecimal(Double.toString(value.doubleValue())).stripTrailingZeros();
        return JsonNodeFactory.instance.numberNode(number.setScale(Math.max(1, number.scale())));
    }

    static JsonNode sorted(JsonNode value) {
        if (value.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            value.forEach(entry -> array.add(sorted(entry)));
            return array;
        }
        if (!value.isObject()) {
            return canonical(value);
        }
        Map<String, JsonNode> keys = new TreeMap<>();
        value.properties().forEach(entry -> keys.put(entry.getKey(), sorted(entry.getValue())));
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        keys.forEach(object::set);
        return object;
    }
}

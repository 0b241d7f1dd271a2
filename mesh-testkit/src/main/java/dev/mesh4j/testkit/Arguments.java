package dev.mesh4j.testkit;

import dev.mesh4j.protocol.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a tool was asked, by the names of its arguments. */
public record Arguments(ObjectNode json) {

    /** @throws IllegalArgumentException when there is none of this name */
    public String text(String name) {
        JsonNode value = required(name);
        return value.isString() ? value.asString() : value.toString();
    }

    /** @throws IllegalArgumentException when there is none of this name, or it is no {@code int} */
    public int number(String name) {
        JsonNode value = required(name);
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw new IllegalArgumentException("argument '" + name + "': " + value + " (expected: a whole number)");
        }
        return value.asInt();
    }

    /**
     * All of them as one value.
     *
     * @throws IllegalArgumentException when they are no such value
     */
    public <T> T as(Class<T> type) {
        try {
            return Json.mapper().treeToValue(json, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "arguments " + json + " (expected: a " + type.getSimpleName() + "): " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public String toString() {
        return json.toString();
    }

    private JsonNode required(String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException(
                    "argument '" + name + "' is missing (expected: one of " + json.propertyNames() + ")");
        }
        return value;
    }
}

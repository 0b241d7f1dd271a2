package dev.mesh4j.meshctl.call;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One parameter of a tool.
 *
 * @param types as JSON Schema names them; none: anything
 * @param schema of its own, references resolved
 * @param document where the references in it lead
 */
record ToolParameter(
        String name, Set<String> types, JsonNode schema, JsonNode document, boolean required, String description) {

    static ToolParameter of(String name, JsonNode schema, JsonNode document, boolean required) {
        Set<String> types = new LinkedHashSet<>();
        gather(types, schema, document, 0);
        String description = schema.path("description").asString("").strip().replaceAll("\\s+", " ");
        return new ToolParameter(name, types, schema, document, required, description);
    }

    /** What an element is, when it is an array. */
    ToolParameter element() {
        JsonNode items = ToolParameters.resolved(document, schema.path("items"));
        return of(name, items, document, true);
    }

    boolean is(String type) {
        return types.contains(type);
    }

    /** For people, such as {@code integer}, {@code array of string} or {@code one of a, b}. */
    String type() {
        if (schema.path("enum").isArray()) {
            List<String> values = new ArrayList<>();
            schema.path("enum").forEach(value -> values.add(value.asString(value.toString())));
            return "one of " + String.join(", ", values);
        }
        if (types.isEmpty()) {
            return "any";
        }
        List<String> names = types.stream()
                .filter(type -> !type.equals("null") || types.size() == 1)
                .toList();
        String joined = String.join(" or ", names);
        return joined.equals("array") && !element().types().isEmpty()
                ? "array of " + element().type()
                : joined;
    }

    private static void gather(Set<String> types, JsonNode schema, JsonNode document, int depth) {
        JsonNode type = schema.path("type");
        if (type.isString()) {
            types.add(type.stringValue());
        }
        type.forEach(one -> types.add(one.asString("")));
        for (String choice : depth > 4 ? List.<String>of() : List.of("anyOf", "oneOf")) {
            schema.path(choice)
                    .forEach(one -> gather(types, ToolParameters.resolved(document, one), document, depth + 1));
        }
    }
}

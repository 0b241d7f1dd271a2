package dev.mesh4j.protocol.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One spelling for what the schema generators of different languages spell differently: names in camelCase, {@code oneOf} as
 * {@code anyOf}, one form of nullable, sorted keys, nothing that only documents. Each object is taken for a schema, also
 * where it maps names to schemas: the other implementations do so, and a hash is only good if all get the same.
 */
final class Normal {

    private static final Set<String> DROPPED = Set.of(
            "title",
            "description",
            "examples",
            "default",
            "$schema",
            "$id",
            "$defs",
            "definitions",
            "markdownDescription",
            "discriminator",
            "additionalProperties");

    private static final Set<String> TAKEN_AS_THEY_ARE = Set.of("enum", "required", "type");
    private static final String NULL = "null";

    private Normal() {}

    static JsonNode of(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(entry -> array.add(of(entry)));
            return array;
        }
        return node.isObject() ? object(node) : Numbers.canonical(node);
    }

    private static ObjectNode object(JsonNode node) {
        Map<String, JsonNode> keys = new TreeMap<>();
        node.properties().forEach(entry -> keys.put(entry.getKey(), entry.getValue()));
        nullable(keys);
        keys.keySet().removeAll(DROPPED);
        JsonNode oneOf = keys.get("oneOf");
        if (oneOf != null) {
            keys.remove("oneOf");
            if (oneOf.isArray()) {
                keys.put("anyOf", oneOf);
            }
        }
        enumeration(keys);
        properties(keys);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        keys.forEach(
                (key, value) -> object.set(key, TAKEN_AS_THEY_ARE.contains(key) ? Numbers.sorted(value) : of(value)));
        return object;
    }

    private static void nullable(Map<String, JsonNode> keys) {
        JsonNode nullable = keys.get("nullable");
        if (nullable != null && nullable.isBoolean() && nullable.booleanValue()) {
            keys.remove("nullable");
            allowNull(keys);
        }
        for (String key : List.of("anyOf", "oneOf")) {
            JsonNode branches = keys.get(key);
            if (branches != null && branches.isArray()) {
                union(key, flat(branches), keys);
            }
        }
        JsonNode type = keys.get("type");
        if (type != null && type.isArray()) {
            keys.put("type", types(strings(type)));
        }
    }

    /** One branch beside null becomes the schema itself, if its type is known. */
    private static void union(String key, List<JsonNode> branches, Map<String, JsonNode> keys) {
        List<JsonNode> others =
                branches.stream().filter(branch -> !isNull(branch)).toList();
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        branches.forEach(array::add);
        keys.put(key, array);
        if (others.size() == 1 && branches.size() == 2 && others.getFirst().isObject()) {
            Map<String, JsonNode> inner = asMap(others.getFirst());
            JsonNode constant = inner.get("const");
            if (constant != null
                    && !inner.containsKey("type")
                    && !kind(constant).isEmpty()) {
                inner.put("type", JsonNodeFactory.instance.stringNode(kind(constant)));
            }
            enumeration(inner);
            if (inner.containsKey("type")) {
                keys.remove(key);
                keys.putAll(inner);
                allowNull(keys);
            }
        }
    }

    /** The branches, with those of a branch that is nothing but a union in its place, and null once at most. */
    private static List<JsonNode> flat(JsonNode branches) {
        List<JsonNode> flat = new ArrayList<>();
        for (JsonNode branch : branches) {
            JsonNode inner = branch.size() == 1 && branch.has("anyOf") ? branch.get("anyOf") : branch.path("oneOf");
            if (branch.isObject() && branch.size() == 1 && inner.isArray()) {
                flat.addAll(flat(inner));
            } else {
                flat.add(branch);
            }
        }
        boolean seen = false;
        for (Iterator<JsonNode> each = flat.iterator(); each.hasNext(); ) {
            if (isNull(each.next())) {
                if (seen) {
                    each.remove();
                }
                seen = true;
            }
        }
        return flat;
    }

    private static boolean isNull(JsonNode branch) {
        return branch.path("type").isString()
                && branch.path("type").stringValue().equals(NULL);
    }

    private static void allowNull(Map<String, JsonNode> keys) {
        JsonNode type = keys.get("type");
        if (type != null
                && (type.isArray() || (type.isString() && !type.stringValue().equals(NULL)))) {
            List<String> types = new ArrayList<>(type.isArray() ? strings(type) : List.of(type.stringValue()));
            if (!types.contains(NULL)) {
                types.add(NULL);
            }
            keys.put("type", types(types));
        }
    }

    /** Sorted, {@code null} last. */
    private static ArrayNode types(List<String> types) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        types.stream().filter(type -> !type.equals(NULL)).sorted().forEach(array::add);
        return types.contains(NULL) ? array.add(NULL) : array;
    }

    private static void enumeration(Map<String, JsonNode> keys) {
        JsonNode values = keys.get("enum");
        if (values == null || !values.isArray() || values.isEmpty()) {
            return;
        }
        Set<String> kinds = new TreeSet<>();
        values.forEach(value -> kinds.add(kind(value)));
        if (!keys.containsKey("type") && kinds.size() == 1 && !kinds.contains("")) {
            keys.put(
                    "type", JsonNodeFactory.instance.stringNode(kinds.iterator().next()));
        }
        if (kinds.equals(Set.of("string"))) {
            ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
            strings(values).stream().sorted().forEach(sorted::add);
            keys.put("enum", sorted);
        }
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case NULL -> NULL;
            default -> "";
        };
    }

    private static void properties(Map<String, JsonNode> keys) {
        Map<String, String> renamed = new HashMap<>();
        JsonNode properties = keys.remove("properties");
        if (properties != null && properties.isObject()) {
            ObjectNode camel = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> property : properties.properties()) {
                String name = CamelCase.of(property.getKey());
                renamed.put(property.getKey(), name);
                camel.set(name, property.getValue());
            }
            keys.put("properties", camel);
        }
        JsonNode required = keys.get("required");
        if (required != null && required.isArray()) {
            ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
            strings(required).stream()
                    .map(name -> renamed.getOrDefault(name, name))
                    .sorted()
                    .forEach(sorted::add);
            keys.put("required", sorted);
        }
    }

    private static Map<String, JsonNode> asMap(JsonNode object) {
        Map<String, JsonNode> map = new HashMap<>();
        object.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(entry -> {
            if (entry.isString()) {
                strings.add(entry.stringValue());
            }
        });
        return strings;
    }
}

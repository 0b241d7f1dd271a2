package dev.mesh4j.protocol.schema;

import dev.mesh4j.protocol.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts definitions where they are referred to; those that lead back to themselves stay references. */
final class References {

    private static final List<String> PREFIXES = List.of("#/$defs/", "#/definitions/");
    private static final Set<String> DEFINITIONS = Set.of("$defs", "definitions");

    private final Map<String, JsonNode> definitions = new HashMap<>();
    private final Set<String> cyclic;
    private final int limit;
    private int values;
    private int depth;

    /** @param limit how many values the unfolded schema may have */
    References(JsonNode root, int limit) {
        this.limit = limit;
        for (String key : List.of("$defs", "definitions")) {
            root.path(key).properties().forEach(entry -> definitions.put(entry.getKey(), entry.getValue()));
        }
        this.cyclic = cyclic();
    }

    /** The names of definitions that cannot be put in place. */
    Set<String> cyclicNames() {
        return cyclic;
    }

    JsonNode definition(String name) {
        return unfold(definitions.getOrDefault(name, JsonNodeFactory.instance.objectNode()));
    }

    /** @throws SchemaTooLargeException when it grows too much */
    JsonNode unfold(JsonNode node) {
        if (++values > limit || depth >= Json.MAX_DEPTH) {
            throw new SchemaTooLargeException(limit, Json.MAX_DEPTH);
        }
        depth++;
        JsonNode unfolded = inside(node);
        depth--;
        return unfolded;
    }

    private JsonNode inside(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(entry -> array.add(unfold(entry)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        return node.path("$ref").isString() ? follow(node, node.path("$ref").stringValue()) : copy(node);
    }

    /** The name of a definition of the schema itself; {@code null} for any other reference. */
    static @Nullable String name(String reference) {
        return PREFIXES.stream()
                .filter(reference::startsWith)
                .map(prefix -> reference.substring(prefix.length()))
                .findFirst()
                .orElse(null);
    }

    private ObjectNode copy(JsonNode node) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!DEFINITIONS.contains(entry.getKey())) {
                object.set(entry.getKey(), unfold(entry.getValue()));
            }
        }
        return object;
    }

    private JsonNode follow(JsonNode node, String reference) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        String name = name(reference);
        if (name == null) {
            return object.put("$ref", reference);
        }
        JsonNode target = definitions.get(name);
        if (target == null) {
            return object;
        }
        if (cyclic.contains(name)) {
            object.put("$ref", "#/$defs/" + name);
        } else if (unfold(target) instanceof ObjectNode resolved) {
            object = resolved;
        }
        for (Map.Entry<String, JsonNode> beside : node.properties()) {
            if (!beside.getKey().equals("$ref") && !DEFINITIONS.contains(beside.getKey())) {
                object.set(beside.getKey(), unfold(beside.getValue()));
            }
        }
        return object;
    }

    /** What is left when those that refer to nothing are taken away, again and again: all that lead into a cycle. */
    private Set<String> cyclic() {
        Map<String, Set<String>> referrers = new HashMap<>();
        Map<String, Integer> open = new HashMap<>();
        definitions.forEach((name, body) -> {
            Set<String> references = references(body);
            open.put(name, references.size());
            references.forEach(
                    to -> referrers.computeIfAbsent(to, t -> new HashSet<>()).add(name));
        });
        Deque<String> free = new ArrayDeque<>();
        open.forEach((name, references) -> {
            if (references == 0) {
                free.push(name);
            }
        });
        while (!free.isEmpty()) {
            String name = free.pop();
            open.remove(name);
            for (String referrer : referrers.getOrDefault(name, Set.of())) {
                if (open.merge(referrer, -1, Integer::sum) == 0) {
                    free.push(referrer);
                }
            }
        }
        return Set.copyOf(open.keySet());
    }

    private Set<String> references(JsonNode body) {
        List<JsonNode> found = new ArrayList<>(body.findValues("$ref"));
        Set<String> names = new HashSet<>();
        for (JsonNode reference : found) {
            String name = reference.isString() ? name(reference.stringValue()) : null;
            if (name != null && definitions.containsKey(name)) {
                names.add(name);
            }
        }
        return names;
    }
}

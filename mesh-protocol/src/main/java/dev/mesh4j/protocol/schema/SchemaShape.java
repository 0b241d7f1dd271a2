package dev.mesh4j.protocol.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * As much of a canonical schema as decides whether a provider's results have what a consumer needs: types, fields and the
 * elements of arrays.
 *
 * @param types empty: any
 * @param required names of fields that are always there
 * @param items of an array; {@code null}: not said
 */
public record SchemaShape(
        Set<String> types,
        Map<String, SchemaShape> fields,
        Set<String> required,
        @Nullable SchemaShape items) {

    public SchemaShape {
        types = Set.copyOf(types);
        fields = Map.copyOf(fields);
        required = Set.copyOf(required);
    }

    public static SchemaShape of(JsonNode canonical) {
        Map<String, SchemaShape> fields = new TreeMap<>();
        canonical.path("properties").properties().forEach(entry -> {
            if (entry.getValue().isObject()) {
                fields.put(entry.getKey(), of(entry.getValue()));
            }
        });
        JsonNode items = canonical.path("items");
        return new SchemaShape(
                strings(canonical.path("type")),
                fields,
                strings(canonical.path("required")),
                items.isObject() ? of(items) : null);
    }

    /**
     * The first reason why a provider's results are not what this consumer expects, such as {@code 'address.city' is missing};
     * empty when they are. What the provider has besides does not matter. A type that allows {@code null} accepts one that
     * does not.
     */
    public Optional<String> difference(SchemaShape provided) {
        return difference("", provided);
    }

    private Optional<String> difference(String path, SchemaShape provided) {
        if (!accepts(provided.types)) {
            return Optional.of((path.isEmpty() ? "the result" : "'" + path + "'") + " is " + text(provided.types)
                    + " (expected: " + text(types) + ")");
        }
        for (String name : new TreeSet<>(required)) {
            String place = path.isEmpty() ? name : path + "." + name;
            SchemaShape theirs = provided.fields.get(name);
            SchemaShape ours = fields.get(name);
            // a name that documents a schema, such as title, is required but has lost its own schema when it was made
            // canonical
            if (theirs == null && !provided.required.contains(name)) {
                return Optional.of("'" + place + "' is missing" + expected(ours));
            }
            Optional<String> inside =
                    theirs == null || ours == null ? Optional.empty() : ours.difference(place, theirs);
            if (inside.isPresent()) {
                return inside;
            }
        }
        return items == null ? Optional.empty() : items(path + "[]", items, provided.items);
    }

    private static Optional<String> items(String path, SchemaShape ours, @Nullable SchemaShape theirs) {
        return theirs == null
                ? Optional.of("'" + path + "' is not described" + expected(ours))
                : ours.difference(path, theirs);
    }

    private boolean accepts(Set<String> provided) {
        if (types.isEmpty() || provided.isEmpty()) {
            return true;
        }
        return types.stream()
                .filter(type -> !type.equals("null") || types.size() == 1)
                .allMatch(type -> provided.contains(type) || (type.equals("number") && provided.contains("integer")));
    }

    private static String expected(@Nullable SchemaShape ours) {
        return ours == null || ours.types.isEmpty() ? "" : " (expected: " + text(ours.types) + ")";
    }

    private static String text(Set<String> types) {
        return String.join(" or ", new TreeSet<>(types));
    }

    private static Set<String> strings(JsonNode node) {
        List<String> strings = new ArrayList<>();
        for (JsonNode entry : node.isArray() ? node : List.of(node)) {
            if (entry.isString() && !entry.stringValue().isEmpty()) {
                strings.add(entry.stringValue());
            }
        }
        return Set.copyOf(strings);
    }
}

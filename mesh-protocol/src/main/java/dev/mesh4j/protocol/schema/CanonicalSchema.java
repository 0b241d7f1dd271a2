package dev.mesh4j.protocol.schema;

import dev.mesh4j.protocol.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema in the form that all agents agree on, whatever wrote it: the same type in Python, TypeScript and Java has the same
 * hash.
 *
 * @param hash {@code sha256:} and 64 hexadecimal digits
 */
public record CanonicalSchema(JsonNode schema, String hash) {

    /** A schema that has, or unfolds to, more values is not compared. */
    public static final int MAX_VALUES = 20_000;

    private static final int NAME_DIGITS = 12;

    /** Empty for what is no object, and for a schema that is too large to be compared. */
    public static Optional<CanonicalSchema> of(JsonNode raw) {
        if (!raw.isObject()) {
            return Optional.empty();
        }
        try {
            JsonNode canonical = canonical(raw);
            return Optional.of(new CanonicalSchema(canonical, "sha256:" + sha256(canonical)));
        } catch (SchemaTooLargeException e) {
            return Optional.empty();
        }
    }

    private static JsonNode canonical(JsonNode raw) {
        References references = new References(raw, MAX_VALUES);
        JsonNode normal = Normal.of(references.unfold(raw));
        if (references.cyclicNames().isEmpty()) {
            return normal;
        }
        Map<String, JsonNode> bodies = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (String name : references.cyclicNames()) {
            JsonNode body = Normal.of(references.definition(name));
            bodies.put(name, body);
            names.put(name, "Recursive_" + sha256(redirected(body, null)).substring(0, NAME_DIGITS));
        }
        Map<String, JsonNode> top = new TreeMap<>();
        redirected(normal, names).properties().forEach(entry -> top.put(entry.getKey(), entry.getValue()));
        Map<String, JsonNode> definitions = new TreeMap<>();
        bodies.forEach((name, body) -> definitions.put(names.getOrDefault(name, name), redirected(body, names)));
        top.put("$defs", object(definitions));
        return object(top);
    }

    /** With other names in its references; without names they are all the same, so that only the structure counts. */
    private static JsonNode redirected(JsonNode node, @Nullable Map<String, String> names) {
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(entry -> array.add(redirected(entry, names)));
            return array;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            boolean reference =
                    entry.getKey().equals("$ref") && entry.getValue().isString();
            if (reference) {
                object.put("$ref", redirected(entry.getValue().stringValue(), names));
            } else {
                object.set(entry.getKey(), redirected(entry.getValue(), names));
            }
        }
        return node.isObject() ? object : node;
    }

    private static String redirected(String reference, @Nullable Map<String, String> names) {
        if (names == null) {
            return "__CYCLIC__";
        }
        String name = References.name(reference);
        return name != null && names.containsKey(name) ? "#/$defs/" + names.get(name) : reference;
    }

    private static ObjectNode object(Map<String, JsonNode> keys) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        keys.forEach(object::set);
        return object;
    }

    private static String sha256(JsonNode canonical) {
        try {
            byte[] text = Json.mapper().writeValueAsBytes(canonical);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

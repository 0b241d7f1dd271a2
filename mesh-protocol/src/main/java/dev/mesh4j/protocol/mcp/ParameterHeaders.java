package dev.mesh4j.protocol.mcp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The arguments of a tool that travel in {@code Mcp-Param-*} headers as well, as {@code x-mcp-header} in its input schema
 * says (MCP 2026-07-28, tools). Immutable.
 */
public final class ParameterHeaders {

    private static final String KEYWORD = "x-mcp-header";
    private static final Set<String> TYPES = Set.of("string", "integer", "boolean");

    private final List<ParameterHeader> parameters = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private ParameterHeaders() {}

    /**
     * @throws IllegalArgumentException when a name is no token or not unique, or the keyword stands where no argument's
     *     value can be found, or on a type that has no header form
     */
    public static ParameterHeaders of(JsonNode inputSchema) {
        ParameterHeaders headers = new ParameterHeaders();
        headers.read(inputSchema, List.of());
        return headers;
    }

    public boolean isEmpty() {
        return parameters.isEmpty();
    }

    public List<ParameterHeader> parameters() {
        return List.copyOf(parameters);
    }

    /** The headers for these arguments, by full name; what is absent or null has none. */
    public Map<String, String> headers(JsonNode arguments) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (ParameterHeader parameter : parameters) {
            String value = parameter.value(arguments);
            if (value != null) {
                headers.put(parameter.header(), HeaderValue.encode(value));
            }
        }
        return headers;
    }

    private void read(JsonNode schema, List<String> path) {
        if (!schema.isObject()) {
            return;
        }
        JsonNode name = schema.get(KEYWORD);
        if (name != null) {
            add(name, schema, path);
        }
        for (Map.Entry<String, JsonNode> member : schema.properties()) {
            if (member.getKey().equals("properties") && member.getValue().isObject()) {
                member.getValue().properties().forEach(p -> read(p.getValue(), append(path, p.getKey())));
            } else if (isSchema(member.getKey())) {
                refuse(member.getValue(), member.getKey());
            }
        }
    }

    private void add(JsonNode name, JsonNode schema, List<String> path) {
        String text = name.asString("");
        if (!name.isString() || !isToken(text)) {
            throw new IllegalArgumentException(KEYWORD + ": " + name + " (expected: an RFC 9110 token)");
        }
        String type = schema.path("type").asString("");
        if (path.isEmpty() || !TYPES.contains(type)) {
            throw new IllegalArgumentException(
                    KEYWORD + ": " + name + " on type '" + type + "' (expected: string, integer or boolean)");
        }
        if (!names.add(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(KEYWORD + ": " + name + " twice (expected: unique names)");
        }
        parameters.add(new ParameterHeader(Headers.PARAM_PREFIX + text, path, type));
    }

    /** Members whose value is data, not schema. */
    private static boolean isSchema(String member) {
        return !Set.of("default", "const", "enum", "examples", KEYWORD).contains(member);
    }

    private static void refuse(@Nullable JsonNode schema, String where) {
        if (schema != null && schema.isContainer()) {
            if (schema.has(KEYWORD)) {
                throw new IllegalArgumentException(
                        KEYWORD + " under '" + where + "' (expected: under properties only)");
            }
            schema.forEach(child -> refuse(child, where));
        }
    }

    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c -> (c >= '0' && c <= '9')
                                || (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    }

    private static List<String> append(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }
}

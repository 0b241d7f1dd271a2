package dev.mesh4j.meshctl.call;

import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.protocol.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a tool's input schema says of its parameters.
 *
 * @param byName in the schema's order
 * @param open whether other names may be given
 */
public record ToolParameters(Map<String, ToolParameter> byName, boolean open) {

    /** No further than this are references followed. */
    private static final int DEEPEST = 20;

    static ToolParameters of(JsonNode schema) {
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asString("")));
        Map<String, ToolParameter> byName = new LinkedHashMap<>();
        schema.path("properties")
                .forEachEntry((name, property) -> byName.put(
                        name, ToolParameter.of(name, resolved(schema, property), schema, required.contains(name))));
        JsonNode additional = schema.path("additionalProperties");
        // a schema that says nothing of any property says nothing at all
        boolean says = !byName.isEmpty() || schema.has("properties");
        boolean open = additional.isMissingNode() ? !says : !additional.isBoolean() || additional.booleanValue();
        return new ToolParameters(byName, open);
    }

    /** A schema in place of a reference to it within the same document. */
    static JsonNode resolved(JsonNode document, JsonNode schema) {
        JsonNode now = schema;
        for (int i = 0; i < DEEPEST && now.path("$ref").asString("").startsWith("#/"); i++) {
            JsonNode meant = document.at(now.path("$ref").asString("").substring(1));
            if (meant.isMissingNode()) {
                return Json.mapper().createObjectNode();
            }
            now = meant;
        }
        return now;
    }

    /** One line for each, the required first in the order of the schema. */
    List<String> lines() {
        int name = byName.keySet().stream().mapToInt(String::length).max().orElse(0);
        int type = byName.values().stream()
                .mapToInt(parameter -> parameter.type().length())
                .max()
                .orElse(0);
        String format = "  %-" + Math.max(1, name) + "s  %-" + Math.max(1, type) + "s  %-8s  %s";
        return byName.values().stream()
                .sorted((one, other) -> Boolean.compare(other.required(), one.required()))
                .map(parameter -> Style.clean(String.format(
                                format,
                                parameter.name(),
                                parameter.type(),
                                parameter.required() ? "required" : "",
                                parameter.description()))
                        .stripTrailing())
                .toList();
    }
}

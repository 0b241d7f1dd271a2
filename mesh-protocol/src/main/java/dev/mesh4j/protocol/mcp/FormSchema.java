package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mesh4j.protocol.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema of a form: a flat object of primitives, in the order of its fields.
 *
 * @param required the names of the fields that must be filled
 */
public record FormSchema(
        @JsonProperty("$schema") @Nullable String schema,
        Map<String, PrimitiveSchema> properties,
        @Nullable List<String> required) {

    public static final FormSchema EMPTY = new FormSchema(null, Map.of(), null);

    public FormSchema {
        properties = properties == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    @JsonProperty("type")
    String type() {
        return "object";
    }

    /** This form with another field, which must be filled. */
    public FormSchema required(String name, PrimitiveSchema field) {
        List<String> names = new ArrayList<>(required == null ? List.of() : required);
        names.add(name);
        return new FormSchema(schema, with(name, field), List.copyOf(names));
    }

    /** This form with another field. */
    public FormSchema optional(String name, PrimitiveSchema field) {
        return new FormSchema(schema, with(name, field), required);
    }

    public JsonNode json() {
        return Json.mapper().valueToTree(this);
    }

    /** The answers, with the default of each field that has none among them. */
    public ObjectNode withDefaults(ObjectNode answers) {
        ObjectNode filled = answers.deepCopy();
        properties.forEach((name, field) -> {
            JsonNode initial = Json.mapper().<JsonNode>valueToTree(field).get("default");
            if (initial != null && !filled.has(name)) {
                filled.set(name, initial);
            }
        });
        return filled;
    }

    private Map<String, PrimitiveSchema> with(String name, PrimitiveSchema field) {
        Map<String, PrimitiveSchema> fields = new LinkedHashMap<>(properties);
        fields.put(name, field);
        return fields;
    }
}

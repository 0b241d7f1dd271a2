package dev.mesh4j.protocol.client.input;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.ElicitParams;
import dev.mesh4j.protocol.mcp.ElicitResult;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills what a user left out of a form with the defaults of its schema (SEP-1034). */
public final class FormDefaults {

    private FormDefaults() {}

    /** A handler whose accepted forms are complete as far as the schema has defaults. */
    public static Function<ElicitParams.Form, ElicitResult> filledInto(
            Function<ElicitParams.Form, ElicitResult> handler) {
        return form -> {
            ElicitResult answer = handler.apply(form);
            return answer.accepted()
                    ? new ElicitResult(answer.action(), filled(form.requestedSchema(), answer), answer.meta())
                    : answer;
        };
    }

    private static ObjectNode filled(JsonNode schema, ElicitResult answer) {
        ObjectNode given = answer.content();
        ObjectNode content = given == null ? Json.mapper().createObjectNode() : given.deepCopy();
        schema.path("properties").properties().forEach(field -> {
            JsonNode initial = field.getValue().get("default");
            if (initial != null && !content.has(field.getKey())) {
                content.set(field.getKey(), initial);
            }
        });
        return content;
    }
}

package dev.mesh4j.meshctl.call;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.meshctl.terminal.Spelling;
import dev.mesh4j.protocol.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes of words the arguments that a tool wants; what stands further right wins over what is left of it.
 *
 * @param tool for messages: the tool and whose it is
 */
record ArgumentMaker(String tool, ToolParameters parameters) {

    /** Names the session that a call belongs to; no tool says that it takes it. */
    private static final String SESSION = "session_id";

    /** @throws MeshctlException when a name is unknown or missing, or a value is not of its type, with all parameters */
    ObjectNode make(List<ArgumentWord> words) {
        ObjectNode arguments = Json.mapper().createObjectNode();
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (ArgumentWord word : words) {
            switch (word) {
                case ArgumentWord.Whole(ObjectNode all) -> {
                    all.propertyNames().forEach(texts::remove);
                    arguments.setAll(all);
                }
                case ArgumentWord.Json(String key, JsonNode value) -> {
                    texts.remove(key);
                    arguments.set(key, value);
                }
                case ArgumentWord.Text(String key, String value) ->
                    texts.computeIfAbsent(key, unseen -> new ArrayList<>()).add(value);
            }
        }
        texts.forEach((key, values) -> arguments.set(key, typed(key, values)));
        arguments.propertyNames().forEach(this::requireKnown);
        parameters.byName().values().forEach(parameter -> requireGiven(parameter, arguments));
        return arguments;
    }

    private JsonNode typed(String key, List<String> values) {
        requireKnown(key);
        ToolParameter parameter = parameters.byName().get(key);
        if (parameter == null) {
            ObjectNode anything = Json.mapper().createObjectNode();
            ObjectNode schema = key.equals(SESSION) ? anything.put("type", "string") : anything;
            parameter = ToolParameter.of(key, schema, anything, false);
        }
        boolean array = parameter.is("array") || parameter.types().isEmpty();
        if (values.size() > 1 && !array) {
            throw wrong(key + ": given " + values.size() + " times (expected: once, for it is no array)");
        }
        return values.size() > 1 || (parameter.is("array") && !values.getFirst().startsWith("["))
                ? all(parameter, values)
                : value(parameter, values.getFirst());
    }

    private ArrayNode all(ToolParameter parameter, List<String> values) {
        ArrayNode array = Json.mapper().createArrayNode();
        ToolParameter element = parameter.element();
        values.forEach(value -> array.add(value(element, value)));
        return array;
    }

    private JsonNode value(ToolParameter parameter, String text) {
        Optional<JsonNode> value = TypedText.read(text, parameter.types());
        return value.orElseThrow(
                () -> wrong(parameter.name() + ": '" + text + "' (expected: " + article(parameter.type()) + ")"));
    }

    private void requireKnown(String key) {
        Map<String, ToolParameter> known = parameters.byName();
        if (known.containsKey(key) || key.equals(SESSION) || parameters.open()) {
            return;
        }
        String meant = Spelling.nearest(key, known.keySet())
                .map(name -> " (did you mean '" + name + "'?)")
                .orElse("");
        throw wrong(tool + " has no parameter '" + key + "'" + meant);
    }

    private void requireGiven(ToolParameter parameter, ObjectNode arguments) {
        if (parameter.required() && !arguments.has(parameter.name())) {
            throw wrong(tool + " needs '" + parameter.name() + "' (expected: " + parameter.name() + "=VALUE)");
        }
    }

    private MeshctlException wrong(String what) {
        List<String> lines = parameters.lines();
        return MeshctlException.usage(
                lines.isEmpty()
                        ? what + ": it has no parameters"
                        : what + "\nparameters of " + tool + ":\n" + String.join("\n", lines));
    }

    private static String article(String type) {
        if (type.startsWith("one of") || type.equals("any")) {
            return type;
        }
        return ("aeiou".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
    }
}

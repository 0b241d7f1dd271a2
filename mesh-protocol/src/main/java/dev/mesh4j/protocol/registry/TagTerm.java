package dev.mesh4j.protocol.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One entry of a dependency's tags: a string, or an array of strings of which one must match.
 *
 * @param alternatives at least one of {@code x}, {@code +x} or {@code -x}; more than one means OR
 */
public record TagTerm(List<String> alternatives) {

    public TagTerm {
        alternatives = List.copyOf(alternatives);
        if (alternatives.isEmpty()) {
            throw new IllegalArgumentException("tags: [] (expected: a tag, or an array of at least one tag)");
        }
    }

    public static TagTerm of(String... alternatives) {
        return new TagTerm(List.of(alternatives));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static TagTerm fromJson(JsonNode json) {
        List<String> alternatives = new ArrayList<>();
        for (JsonNode entry : json.isArray() ? json : List.of(json)) {
            if (!entry.isString()) {
                throw new IllegalArgumentException("tags: " + json + " (expected: a string or an array of strings)");
            }
            alternatives.add(entry.stringValue());
        }
        return new TagTerm(alternatives);
    }

    @JsonValue
    Object toJson() {
        return alternatives.size() == 1 ? alternatives.getFirst() : alternatives;
    }
}

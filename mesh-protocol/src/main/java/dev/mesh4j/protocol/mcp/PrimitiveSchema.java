package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mesh4j.protocol.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The schema of one field of a form, told apart by {@code type} and by where its choices stand. */
public sealed interface PrimitiveSchema {

    @Nullable
    String title();

    @Nullable
    String description();

    PrimitiveSchema withTitle(String title);

    PrimitiveSchema withDescription(String description);

    static Text text() {
        return new Text(null, null, null, null, null, null);
    }

    static Numeric number() {
        return new Numeric("number", null, null, null, null, null);
    }

    static Numeric integer() {
        return new Numeric("integer", null, null, null, null, null);
    }

    static Flag flag() {
        return new Flag(null, null, null);
    }

    /** One of the values. */
    static Choice choice(String... values) {
        return new Choice(null, null, List.of(values), null, null);
    }

    /** One of the options. */
    static TitledChoice choice(Option... options) {
        return new TitledChoice(null, null, List.of(options), null);
    }

    /** Some of the values, since 2025-11-25. */
    static Choices choices(String... values) {
        return new Choices(null, null, null, null, new Choices.Items(List.of(values)), null);
    }

    /** Some of the options, since 2025-11-25. */
    static TitledChoices choices(Option... options) {
        return new TitledChoices(null, null, null, null, new TitledChoices.Items(List.of(options)), null);
    }

    /** @throws IllegalArgumentException when the type is none of a form's */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PrimitiveSchema of(JsonNode json) {
        Class<? extends PrimitiveSchema> type = switch (json.path("type").asString("")) {
            case "string" -> json.has("enum") ? Choice.class : json.has("oneOf") ? TitledChoice.class : Text.class;
            case "number", "integer" -> Numeric.class;
            case "boolean" -> Flag.class;
            case "array" -> json.path("items").has("anyOf") ? TitledChoices.class : Choices.class;
            default ->
                throw new IllegalArgumentException(
                        "type: " + json.path("type") + " (expected: string, number, integer, boolean or array)");
        };
        return Json.mapper().treeToValue(json, type);
    }

    /** @param format {@code email}, {@code uri}, {@code date} or {@code date-time} */
    record Text(
            @Nullable String title,
            @Nullable String description,
            @Nullable String format,
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @JsonProperty("default") @Nullable String initial)
            implements PrimitiveSchema {

        @JsonProperty("type")
        String type() {
            return "string";
        }

        @Override
        public Text withTitle(String title) {
            return new Text(title, description, format, minLength, maxLength, initial);
        }

        @Override
        public Text withDescription(String description) {
            return new Text(title, description, format, minLength, maxLength, initial);
        }

        public Text withFormat(String format) {
            return new Text(title, description, format, minLength, maxLength, initial);
        }

        public Text withLength(int min, int max) {
            return new Text(title, description, format, min, max, initial);
        }

        public Text withDefault(String initial) {
            return new Text(title, description, format, minLength, maxLength, initial);
        }
    }

    /** @param type {@code number} or {@code integer} */
    record Numeric(
            String type,
            @Nullable String title,
            @Nullable String description,
            @Nullable Number minimum,
            @Nullable Number maximum,
            @JsonProperty("default") @Nullable Number initial)
            implements PrimitiveSchema {

        @Override
        public Numeric withTitle(String title) {
            return new Numeric(type, title, description, minimum, maximum, initial);
        }

        @Override
        public Numeric withDescription(String description) {
            return new Numeric(type, title, description, minimum, maximum, initial);
        }

        public Numeric withRange(Number min, Number max) {
            return new Numeric(type, title, description, min, max, initial);
        }

        public Numeric withDefault(Number initial) {
            return new Numeric(type, title, description, minimum, maximum, initial);
        }
    }

    /** Yes or no. */
    record Flag(
            @Nullable String title,
            @Nullable String description,
            @JsonProperty("default") @Nullable Boolean initial) implements PrimitiveSchema {

        @JsonProperty("type")
        String type() {
            return "boolean";
        }

        @Override
        public Flag withTitle(String title) {
            return new Flag(title, description, initial);
        }

        @Override
        public Flag withDescription(String description) {
            return new Flag(title, description, initial);
        }

        public Flag withDefault(boolean initial) {
            return new Flag(title, description, initial);
        }
    }

    /** @param enumNames what to show for each value, in their order; superseded by {@link TitledChoice} */
    record Choice(
            @Nullable String title,
            @Nullable String description,
            @JsonProperty("enum") List<String> values,
            @Nullable List<String> enumNames,
            @JsonProperty("default") @Nullable String initial)
            implements PrimitiveSchema {

        @JsonProperty("type")
        String type() {
            return "string";
        }

        @Override
        public Choice withTitle(String title) {
            return new Choice(title, description, values, enumNames, initial);
        }

        @Override
        public Choice withDescription(String description) {
            return new Choice(title, description, values, enumNames, initial);
        }

        public Choice withNames(String... names) {
            return new Choice(title, description, values, List.of(names), initial);
        }

        public Choice withDefault(String initial) {
            return new Choice(title, description, values, enumNames, initial);
        }
    }

    /** Since 2025-11-25. */
    record TitledChoice(
            @Nullable String title,
            @Nullable String description,
            @JsonProperty("oneOf") List<Option> options,
            @JsonProperty("default") @Nullable String initial)
            implements PrimitiveSchema {

        @JsonProperty("type")
        String type() {
            return "string";
        }

        @Override
        public TitledChoice withTitle(String title) {
            return new TitledChoice(title, description, options, initial);
        }

        @Override
        public TitledChoice withDescription(String description) {
            return new TitledChoice(title, description, options, initial);
        }

        public TitledChoice withDefault(String initial) {
            return new TitledChoice(title, description, options, initial);
        }
    }

    /** Several of the values. */
    record Choices(
            @Nullable String title,
            @Nullable String description,
            @Nullable Integer minItems,
            @Nullable Integer maxItems,
            Items items,
            @JsonProperty("default") @Nullable List<String> initial)
            implements PrimitiveSchema {

        @JsonProperty("type")
        String type() {
            return "array";
        }

        @Override
        public Choices withTitle(String title) {
            return new Choices(title, description, minItems, maxItems, items, initial);
        }

        @Override
        public Choices withDescription(String description) {
            return new Choices(title, description, minItems, maxItems, items, initial);
        }

        public Choices withCount(int min, int max) {
            return new Choices(title, description, min, max, items, initial);
        }

        public Choices withDefault(String... initial) {
            return new Choices(title, description, minItems, maxItems, items, List.of(initial));
        }

        public record Items(@JsonProperty("enum") List<String> values) {

            @JsonProperty("type")
            String type() {
                return "string";
            }
        }
    }

    /** Several of the options. */
    record TitledChoices(
            @Nullable String title,
            @Nullable String description,
            @Nullable Integer minItems,
            @Nullable Integer maxItems,
            Items items,
            @JsonProperty("default") @Nullable List<String> initial)
            implements PrimitiveSchema {

        @JsonProperty("type")
        String type() {
            return "array";
        }

        @Override
        public TitledChoices withTitle(String title) {
            return new TitledChoices(title, description, minItems, maxItems, items, initial);
        }

        @Override
        public TitledChoices withDescription(String description) {
            return new TitledChoices(title, description, minItems, maxItems, items, initial);
        }

        public TitledChoices withCount(int min, int max) {
            return new TitledChoices(title, description, min, max, items, initial);
        }

        public TitledChoices withDefault(String... initial) {
            return new TitledChoices(title, description, minItems, maxItems, items, List.of(initial));
        }

        public record Items(@JsonProperty("anyOf") List<Option> options) {}
    }

    /** @param title what to show for the value */
    record Option(@JsonProperty("const") String value, String title) {}
}

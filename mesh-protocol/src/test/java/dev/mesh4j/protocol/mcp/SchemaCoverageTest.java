package dev.mesh4j.protocol.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.mesh4j.protocol.Json;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Holds the records against the JSON schemas of the revisions. */
class SchemaCoverageTest {

    /** Tasks that a client runs for a server, which 2025-11-25 alone has, are not spoken. */
    private static final Set<String> LEFT_OUT = Set.of("task");

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25", "2026-07-28"})
    void each_member_of_a_definition_is_one_of_its_record(String revision) {
        List<String> missing = new ArrayList<>();
        records(revision).forEach((definition, type) -> {
            Set<String> names = new TreeSet<>(definition.members());
            names.removeAll(members(type));
            names.removeAll(LEFT_OUT);
            names.forEach(name -> missing.add(definition.name() + "." + name));
        });

        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25", "2026-07-28"})
    void what_a_definition_may_leave_out_may_be_absent_in_its_record(String revision) {
        List<String> tooStrict = new ArrayList<>();
        records(revision).forEach((definition, type) -> {
            Set<String> names = never(type);
            names.removeAll(definition.required());
            names.forEach(name -> tooStrict.add(definition.name() + "." + name));
        });

        assertThat(tooStrict).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25", "2026-07-28"})
    void each_method_of_a_revision_has_its_constant(String revision) {
        Set<String> constants = Arrays.stream(dev.mesh4j.protocol.mcp.Method.class.getFields())
                .map(SchemaCoverageTest::text)
                .collect(Collectors.toSet());

        assertThat(methods(revision))
                .isNotEmpty()
                .allSatisfy(method -> assertThat(constants).contains(method));
    }

    private static Map<Definition, Class<?>> records(String revision) {
        Map<Definition, Class<?>> records = definitions(revision).properties().stream()
                .map(entry -> definition(revision, entry.getKey(), entry.getValue()))
                .flatMap(Optional::stream)
                .filter(definition -> type(definition).isPresent())
                .collect(Collectors.toMap(d -> d, d -> type(d).orElseThrow()));
        assertThat(records).hasSizeGreaterThan(50);
        return records;
    }

    private static Optional<Class<?>> type(Definition definition) {
        return definition.method() == null
                ? McpTypes.definition(definition.name())
                : McpTypes.params(definition.method());
    }

    /** Of a request or a notification, the definition of its parameters. */
    private static Optional<Definition> definition(String revision, String name, JsonNode schema) {
        JsonNode method = schema.path("properties").path("method").path("const");
        if (!method.isString()) {
            return Optional.of(new Definition(name, null, schema));
        }
        JsonNode params = schema.path("properties").path("params");
        String ref = params.path("$ref").asString("");
        JsonNode target = ref.isEmpty() ? params : definitions(revision).path(ref.replaceAll(".*/", ""));
        return target.has("properties")
                ? Optional.of(new Definition(name, method.stringValue(), target))
                : Optional.empty();
    }

    private static List<String> methods(String revision) {
        return definitions(revision)
                .valueStream()
                .map(schema -> schema.path("properties").path("method").path("const"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    private static JsonNode definitions(String revision) {
        JsonNode schema = Json.mapper().readTree(Path.of("src/test/resources/mcp-schema", revision + ".json"));
        return schema.has("$defs") ? schema.get("$defs") : schema.get("definitions");
    }

    /** The names of a record on the wire. */
    private static Set<String> members(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(name(component.getAccessor()));
        }
        for (Method method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(JsonProperty.class)) {
                names.add(name(method));
            }
        }
        Stream.concat(Stream.of(type), Arrays.stream(type.getInterfaces()))
                .map(declaring -> declaring.getAnnotation(JsonTypeInfo.class))
                .filter(info -> info != null)
                .forEach(info -> names.add(info.property()));
        return names;
    }

    /** The names that a record never goes without. */
    private static Set<String> never(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(component -> name(component.getAccessor()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(Method accessor) {
        JsonProperty property = accessor.getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? accessor.getName() : property.value();
    }

    private static String text(java.lang.reflect.Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** @param method of the request or the notification that the parameters belong to */
    private record Definition(String name, @Nullable String method, JsonNode schema) {

        Set<String> members() {
            return new TreeSet<>(schema.path("properties").propertyNames());
        }

        List<String> required() {
            return schema.path("required")
                    .valueStream()
                    .map(JsonNode::stringValue)
                    .toList();
        }
    }
}

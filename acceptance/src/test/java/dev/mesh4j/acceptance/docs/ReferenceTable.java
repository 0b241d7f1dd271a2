package dev.mesh4j.acceptance.docs;

import dev.mesh4j.server.config.ConfigKey;
import dev.mesh4j.server.config.Secret;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a type of the project says of its parts, as a table in Markdown. */
final class ReferenceTable {

    private static final Map<Class<?>, String> KINDS = Map.of(
            String.class, "text",
            int.class, "number",
            boolean.class, "true or false",
            Duration.class, "duration",
            URI.class, "URL",
            Secret.class, "secret");

    private final SourceDocs docs;

    ReferenceTable(SourceDocs docs) {
        this.docs = docs;
    }

    List<String> of(Class<?> type) throws ReflectiveOperationException {
        if (type.isRecord()) {
            return configuration(type);
        }
        return type.isEnum() ? constants(type) : elements(type);
    }

    private List<String> configuration(Class<?> type) throws ReflectiveOperationException {
        Method factory = type.getDeclaredMethod("defaults");
        Record defaults = (Record) factory.invoke(null);
        Stream.Builder<String> rows = Stream.builder();
        rows.add("| key, variable | kind | default | |").add("|---|---|---|---|");
        for (ConfigKey key : ConfigKey.of(defaults.getClass())) {
            String value = text(key.component().getAccessor().invoke(defaults));
            rows.add(row(
                    "`" + key.name() + "`<br>" + variables(key),
                    KINDS.getOrDefault(key.component().getType(), ""),
                    value.isEmpty() ? "" : "`" + value + "`",
                    about(key.component().getName())));
        }
        return rows.build().toList();
    }

    /** Beside the one that begins with {@code MCP_}, which each has. */
    private static String variables(ConfigKey key) {
        List<String> all = Stream.concat(
                        Stream.of(key.variable()), key.aliases().stream().filter(alias -> !alias.startsWith("MCP_")))
                .map(name -> "`" + name + "`")
                .toList();
        return String.join(", ", all);
    }

    private List<String> elements(Class<?> type) {
        Map<String, String> order = docs.members();
        List<String> names = List.copyOf(order.keySet());
        Stream<String> rows = Stream.of(type.getDeclaredMethods())
                .sorted(Comparator.comparingInt(element -> names.indexOf(element.getName())))
                .map(element -> row(
                        "`" + element.getName() + "`",
                        element.getReturnType().getSimpleName(),
                        element.getDefaultValue() == null ? "required" : "`" + text(element.getDefaultValue()) + "`",
                        about(element.getName())));
        return Stream.concat(Stream.of(docs.type(), "", "| element | type | default | |", "|---|---|---|---|"), rows)
                .toList();
    }

    private List<String> constants(Class<?> type) {
        Stream<String> rows = Stream.of(type.getEnumConstants())
                .map(constant -> row("`" + constant + "`", docs.members().getOrDefault(constant.toString(), "")));
        return Stream.concat(Stream.of(docs.type(), "", "| | |", "|---|---|"), rows)
                .toList();
    }

    private String about(String member) {
        String text = docs.members().get(member);
        if (text == null || text.isEmpty()) {
            throw new IllegalStateException(member + ": no words on it in the source");
        }
        return text;
    }

    /** As one would write it. */
    private static String text(Object value) {
        return switch (value) {
            case Duration time when time.toMillis() % 1000 != 0 -> time.toMillis() + "ms";
            case Duration time when time.toSeconds() % 60 != 0 || time.isZero() -> time.toSeconds() + "s";
            case Duration time when time.toMinutes() % 60 != 0 -> time.toMinutes() + "m";
            case Duration time -> time.toHours() + "h";
            case String word when word.isEmpty() -> "";
            default -> value.getClass().isArray() ? array(value) : value.toString();
        };
    }

    private static String array(Object values) {
        return IntStream.range(0, Array.getLength(values))
                .mapToObj(i -> text(Array.get(values, i)))
                .toList()
                .toString()
                .replace('[', '{')
                .replace(']', '}');
    }

    private static String row(String... cells) {
        return "| "
                + String.join(
                        " | ",
                        Stream.of(cells).map(cell -> cell.replace("|", "\\|")).toList())
                + " |";
    }
}

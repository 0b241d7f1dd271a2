package dev.mesh4j.server.config;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The spellings of one record component: {@code httpPort} is {@code http-port}, {@code MESH_HTTP_PORT}. */
public record ConfigKey(RecordComponent component) {

    /** All keys of a configuration, in its order. */
    public static List<ConfigKey> of(Class<? extends Record> configuration) {
        return Stream.of(configuration.getRecordComponents())
                .map(ConfigKey::new)
                .toList();
    }

    /** As in {@code mesh.yaml} and, with two dashes, in flags. */
    public String name() {
        StringBuilder name = new StringBuilder();
        for (char letter : component.getName().toCharArray()) {
            if (Character.isUpperCase(letter)) {
                name.append('-');
            }
            name.append(Character.toLowerCase(letter));
        }
        return name.toString();
    }

    /** The environment variable that counts before its aliases. */
    public String variable() {
        return "MESH_" + name().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** How the agents of other languages, and others, spell the same variable; the first one that is set counts. */
    public List<String> aliases() {
        EnvironmentAlias known = component.getAnnotation(EnvironmentAlias.class);
        String usual = "MCP_" + variable();
        return known == null ? List.of(usual) : List.of(usual, known.value());
    }

    /** Agents of other languages give durations in seconds, without a unit. */
    String inUnits(String variable, String text) {
        boolean seconds = component.getType() == Duration.class
                && variable.startsWith("MCP_")
                && text.strip().matches("\\d{1,6}(\\.\\d{1,3})?");
        return seconds ? new BigDecimal(text.strip()).movePointRight(3).setScale(0, RoundingMode.DOWN) + "ms" : text;
    }
}

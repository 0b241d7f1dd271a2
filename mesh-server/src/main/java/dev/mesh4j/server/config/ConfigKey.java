package dev.mesh4j.server.config;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;

/** The spellings of one record component: {@code httpPort} is {@code http-port}, {@code MESH_HTTP_PORT}. */
record ConfigKey(RecordComponent component) {

    /** As in {@code mesh.yaml} and, with two dashes, in flags. */
    String name() {
        return component.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    String variable() {
        return "MESH_" + name().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** How the agents of other languages, and others, spell the same variable; the first one that is set counts. */
    List<String> aliases() {
        EnvironmentAlias known = component.getAnnotation(EnvironmentAlias.class);
        String usual = "MCP_" + variable();
        return known == null ? List.of(usual) : List.of(usual, known.value());
    }
}

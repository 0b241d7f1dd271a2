package dev.mesh4j.server.metrics;

import java.util.List;

/**
 * What tells the values of one metric apart.
 *
 * @param value one of few: a tool, an outcome; never a session's id or an argument
 */
public record Label(String name, String value) {

    public static List<Label> of(String name, String value) {
        return List.of(new Label(name, value));
    }

    public static List<Label> of(String name, String value, String other, String otherValue) {
        return List.of(new Label(name, value), new Label(other, otherValue));
    }
}

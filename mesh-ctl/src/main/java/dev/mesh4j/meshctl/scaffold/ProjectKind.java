package dev.mesh4j.meshctl.scaffold;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a new project shows. */
public enum ProjectKind {
    /** A tool for others. */
    AGENT("{\"name\": \"Ada\"}"),
    /** A tool that uses another agent's. */
    CONSUMER("{\"name\": \"Ada\"}"),
    /** A tool that keeps something for each session. */
    STATEFUL("{\"session_id\": \"ada\"}"),
    /** A tool whose result comes in items. */
    STREAMING("{\"from\": 3}");

    private final String arguments;

    ProjectKind(String arguments) {
        this.arguments = arguments;
    }

    /** As it is written on a command line. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The arguments of a first call, as JSON. */
    public String arguments() {
        return arguments;
    }

    public static Optional<ProjectKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }

    /** All of them, for a message. */
    public static String texts() {
        return Arrays.stream(values()).map(ProjectKind::text).collect(Collectors.joining(", "));
    }
}

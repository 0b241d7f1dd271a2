package dev.mesh4j.meshctl.terminal;

import java.util.regex.Pattern;

/** How words stand out. */
public enum Style {
    PLAIN,
    COLOURED;

    private static final Pattern ESCAPE = Pattern.compile("\u001b\\[[0-9;]*m");

    public String bold(String text) {
        return code("1", text);
    }

    public String faint(String text) {
        return code("2", text);
    }

    /** A status in the colour of its meaning. */
    public String status(String status) {
        return switch (status) {
            case "healthy", "available" -> code("32", status);
            case "degraded", "unresolved" -> code("33", status);
            case "unhealthy", "unavailable" -> code("31", status);
            default -> faint(status);
        };
    }

    /** How many columns a styled text takes. */
    static int width(String text) {
        return ESCAPE.matcher(text).replaceAll("").length();
    }

    private String code(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}

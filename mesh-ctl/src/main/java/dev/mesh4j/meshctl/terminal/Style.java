package dev.mesh4j.meshctl.terminal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How words stand out. */
public enum Style {
    PLAIN,
    COLOURED;

    private static final Pattern ESCAPE = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern CONTROL = Pattern.compile("(?!\u001b\\[[0-9;]*m)[\\p{Cntrl}\u0080-\u009f]");

    public String bold(String text) {
        return code("1", text);
    }

    public String faint(String text) {
        return code("2", text);
    }

    /** What is to be typed as it is. */
    public String code(String text) {
        return code("36", text);
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
    public static int width(String text) {
        return ESCAPE.matcher(text).replaceAll("").length();
    }

    /** A styled text in at most so many columns, with an ellipsis where it was cut. */
    public static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        Matcher escape = ESCAPE.matcher(text);
        int left = columns;
        for (int i = 0; i < text.length(); i++) {
            if (escape.region(i, text.length()).lookingAt()) {
                cut.append(escape.group());
                i = escape.end() - 1;
            } else if (left > 1) {
                cut.append(text.charAt(i));
                left--;
            } else if (left == 1) {
                cut.append('…');
                left--;
            }
        }
        return cut.toString();
    }

    /** A text from elsewhere without what would steer the terminal; colours stay. */
    public static String clean(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }

    private String code(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}

package dev.mesh4j.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text from a source, turned into the type of a record component. */
public final class ConfigValue {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");

    private ConfigValue() {}

    /** @throws IllegalArgumentException whose message is what was expected */
    static Object parse(Class<?> type, String text) {
        return switch (type.getName()) {
            case "java.lang.String" -> text;
            case "int" -> integer(text);
            case "boolean" -> bool(text);
            case "java.time.Duration" -> duration(text);
            case "java.net.URI" -> httpUri(text);
            case "java.nio.file.Path" -> Path.of(text);
            case "dev.mesh4j.server.config.Secret" -> new Secret(text.strip());
            default -> throw new IllegalStateException("no configuration values of " + type);
        };
    }

    private static int integer(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a whole number", e);
        }
    }

    private static boolean bool(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    /** @throws IllegalArgumentException whose message is what was expected */
    public static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("a duration such as 500ms, 5s, 2m or 1h");
        }
        long amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    private static URI httpUri(String text) {
        String expected = "a URL such as http://127.0.0.1:8000";
        URI uri;
        try {
            uri = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(expected, e);
        }
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null) {
            throw new IllegalArgumentException(expected);
        }
        return uri;
    }
}

package dev.mesh4j.registry.api;

import dev.mesh4j.server.RejectedException;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks of single fields; a violation is a 400 that names the field, what was found and what was expected. */
final class Limits {

    static final Pattern AGENT_ID = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    static final Pattern NAMESPACE = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    static final Pattern CAPABILITY = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_.:/-]{0,127}");
    static final Pattern FUNCTION = Pattern.compile("[a-zA-Z0-9_.:/-]{1,128}");
    static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,128}");
    static final Pattern VERSION = Pattern.compile("[^\\p{Cntrl}]{1,64}");
    static final Pattern TAG = Pattern.compile("[^\\p{Cntrl}]{1,128}");
    static final Pattern HASH = Pattern.compile("sha256:[0-9a-f]{64}");
    /** A tag that is wanted: a sign alone names none. */
    static final Pattern WANTED_TAG = Pattern.compile("[+-]?(?![+-]$)[^\\p{Cntrl}]{1,128}");

    static final Pattern HOST =
            Pattern.compile("[a-zA-Z0-9_.-]{1,253}|(?=[^:]*:[^:]*:)(?:[0-9a-fA-F:.%]{2,45}|\\[[0-9a-fA-F:.%]{2,45}])");

    static final int MAX_TOOLS = 10_000;
    static final int MAX_TAGS = 64;
    static final int MAX_DEPENDENCIES = 256;

    /** A longer schema is not remembered. */
    private static final int REMEMBERED_CHARS = 4_096;

    private static final int QUOTED_CHARS = 80;

    private Limits() {}

    /** Whether it may be remembered as often as there is room for memories. */
    static boolean isSmall(JsonNode schema) {
        return schema.toString().length() <= REMEMBERED_CHARS;
    }

    static String require(String field, @Nullable String value, Pattern form) {
        if (value == null) {
            throw wrong(field, "nothing", form.pattern());
        }
        return matched(field, value, form);
    }

    /** An entry of an array may be {@code null} on the wire. */
    static void present(String place, @Nullable Object entry) {
        if (entry == null) {
            throw wrong(place, "null", "no null");
        }
    }

    static String optional(String field, @Nullable String value, Pattern form, String absent) {
        return value == null || value.isEmpty() ? absent : matched(field, value, form);
    }

    static String oneOf(String field, @Nullable String value, Collection<String> allowed, String absent) {
        if (value == null || value.isEmpty()) {
            return absent;
        }
        if (!allowed.contains(value)) {
            throw wrong(field, quoted(value), "one of " + allowed);
        }
        return value;
    }

    static void atMost(String field, int count, int limit) {
        if (count > limit) {
            throw wrong(field, count + " entries", "at most " + limit);
        }
    }

    static RejectedException wrong(String field, String found, String expected) {
        return new RejectedException(400, field + ": " + found + " (expected: " + expected + ")");
    }

    private static String matched(String field, String value, Pattern form) {
        if (!form.matcher(value).matches()) {
            throw wrong(field, quoted(value), form.pattern());
        }
        return value;
    }

    /** A value without the length of a hostile one. */
    static String cut(String value) {
        return value.length() <= QUOTED_CHARS ? value : value.substring(0, QUOTED_CHARS) + "…";
    }

    /** The value, cut: a message must not carry a whole hostile input. */
    private static String quoted(String value) {
        return value.length() <= QUOTED_CHARS
                ? "'" + value + "'"
                : "'" + value.substring(0, QUOTED_CHARS) + "…' (" + value.length() + " characters)";
    }
}

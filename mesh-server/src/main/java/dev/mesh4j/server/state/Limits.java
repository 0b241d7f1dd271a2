package dev.mesh4j.server.state;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What names, values and times to live may be, the same for every store. */
final class Limits {

    static final int NAME = 64;
    static final int KEY = 200;
    static final int VALUE = 1 << 20;
    static final int MESSAGE = 8 << 10;
    static final Duration SHORTEST = Duration.ofMillis(1);
    static final Duration LONGEST = Duration.ofDays(365);

    private Limits() {}

    static String name(String what, String name) {
        if (name.isEmpty() || name.length() > NAME || !name.chars().allMatch(Limits::isNameCharacter)) {
            throw new IllegalArgumentException(
                    what + ": " + shown(name) + " (expected: 1 to " + NAME + " of a-z A-Z 0-9 . _ -)");
        }
        return name;
    }

    static String key(String key) {
        if (key.isEmpty() || key.length() > KEY || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "key: " + shown(key) + " (expected: 1 to " + KEY + " visible ASCII characters)");
        }
        return key;
    }

    /** Returns the value's size in bytes. */
    static int value(String value) {
        return size("value", value, VALUE);
    }

    static String message(String message) {
        size("message", message, MESSAGE);
        return message;
    }

    static long millis(Duration timeToLive) {
        if (timeToLive.compareTo(SHORTEST) < 0 || timeToLive.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("timeToLive: " + timeToLive + " (expected: 1 ms to 365 days)");
        }
        return timeToLive.toMillis();
    }

    private static int size(String what, String text, int limit) {
        if (text.length() > limit) {
            throw tooLarge(what, text.length() + " characters", limit);
        }
        try {
            int size = StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(text))
                    .remaining();
            if (size > limit) {
                throw tooLarge(what, size + " bytes", limit);
            }
            return size;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(what + ": half of a surrogate pair (expected: well-formed Unicode)", e);
        }
    }

    private static IllegalArgumentException tooLarge(String what, String found, int limit) {
        return new IllegalArgumentException(what + ": " + found + " (expected: at most " + limit + " bytes of UTF-8)");
    }

    private static boolean isNameCharacter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }

    private static String shown(String text) {
        return text.length() > KEY ? text.length() + " characters" : "\"" + text + "\"";
    }
}

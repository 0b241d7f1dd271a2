package dev.mesh4j.runtime.scan;

import java.util.regex.Pattern;

/** The forms of names that annotations give. */
enum Names {
    AGENT("[a-zA-Z0-9_-]{1,55}", "1 to 55 of a-z A-Z 0-9 _ -"),
    CAPABILITY("[a-zA-Z][a-zA-Z0-9_.-]{0,127}", "a letter, then up to 127 of a-z A-Z 0-9 _ . -"),
    /** MCP 2026-07-28, tools, tool names. */
    TOOL("[A-Za-z0-9_.-]{1,128}", "1 to 128 of a-z A-Z 0-9 _ . -"),
    TAG("[a-zA-Z0-9][a-zA-Z0-9_.:/-]{0,127}", "a letter or digit, then up to 127 of a-z A-Z 0-9 _ . : / -"),
    NAMESPACE("[a-zA-Z0-9_-]{1,64}", "1 to 64 of a-z A-Z 0-9 _ -");

    private static final int QUOTED_CHARS = 80;

    private final Pattern form;
    private final String words;

    Names(String form, String words) {
        this.form = Pattern.compile(form);
        this.words = words;
    }

    /** @throws AgentDefinitionException when the value has another form */
    static void check(String what, String value, Names kind) {
        if (!kind.form.matcher(value).matches()) {
            String shown = value.length() <= QUOTED_CHARS
                    ? value
                    : value.substring(0, QUOTED_CHARS) + "… (" + value.length() + " characters)";
            throw new AgentDefinitionException(what + ": '" + shown + "' (expected: " + kind.words + ")");
        }
    }
}

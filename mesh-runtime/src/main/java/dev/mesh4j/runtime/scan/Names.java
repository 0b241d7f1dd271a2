package dev.mesh4j.runtime.scan;

import java.util.regex.Pattern;

/** The forms of names that annotations give. */
enum Names {
    AGENT("[a-zA-Z0-9_-]{1,55}"),
    CAPABILITY("[a-zA-Z][a-zA-Z0-9_.-]{0,127}"),
    /** MCP 2026-07-28, tools, tool names. */
    TOOL("[A-Za-z0-9_.-]{1,128}"),
    TAG("[a-zA-Z0-9][a-zA-Z0-9_.:/-]{0,127}"),
    NAMESPACE("[a-zA-Z0-9_-]{1,64}");

    private static final int QUOTED_CHARS = 80;

    private final Pattern form;

    Names(String form) {
        this.form = Pattern.compile(form);
    }

    /** @throws AgentDefinitionException when the value has another form */
    static void check(String what, String value, Names kind) {
        if (!kind.form.matcher(value).matches()) {
            String shown = value.length() <= QUOTED_CHARS
                    ? value
                    : value.substring(0, QUOTED_CHARS) + "… (" + value.length() + " characters)";
            throw new AgentDefinitionException(what + ": '" + shown + "' (expected: " + kind.form + ")");
        }
    }
}

package dev.mesh4j.runtime;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The agent that says it makes a call, for logs and traces. It is a statement, not an authentication: whoever can connect
 * can say anything here.
 *
 * @param agent its name
 * @param instance its id, unique to its start
 */
public record Caller(String agent, String instance) {

    private static final Pattern TEXT = Pattern.compile("([a-zA-Z0-9._-]{1,64})/([a-zA-Z0-9._-]{1,64})");

    /** Reads {@code agent/instance}; empty when it is not that. */
    public static Optional<Caller> of(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher parts = TEXT.matcher(text);
        return parts.matches() ? Optional.of(new Caller(parts.group(1), parts.group(2))) : Optional.empty();
    }

    @Override
    public String toString() {
        return agent + "/" + instance;
    }
}

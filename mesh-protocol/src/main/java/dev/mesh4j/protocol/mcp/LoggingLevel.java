package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The severity of a log message (RFC 5424), least severe first. */
public enum LoggingLevel {
    DEBUG,
    INFO,
    NOTICE,
    WARNING,
    ERROR,
    CRITICAL,
    ALERT,
    EMERGENCY;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a message of this level is wanted by who asked for {@code least}. */
    public boolean reaches(LoggingLevel least) {
        return compareTo(least) >= 0;
    }

    public static Optional<LoggingLevel> of(String text) {
        return Arrays.stream(values())
                .filter(level -> level.text().equals(text))
                .findFirst();
    }
}

package dev.mesh4j.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Such as {@code 12:30:01.123 INFO  AgentStarter - greeter-1 serves 2 tools}, and what was thrown below. Logback's pattern
 * {@code %d{HH:mm:ss.SSS} %-5level %logger{0} - %msg%n} writes the same, and loads a hundred classes to find that out.
 */
final class LineLayout extends LayoutBase<ILoggingEvent> {

    private final ZoneId zone = ZoneId.systemDefault();

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder();
        appendTime(line, LocalTime.ofInstant(Instant.ofEpochMilli(event.getTimeStamp()), zone));
        String level = event.getLevel().toString();
        line.append(' ').append(level).repeat(' ', 6 - level.length());
        String logger = event.getLoggerName();
        line.append(logger, logger.lastIndexOf('.') + 1, logger.length());
        line.append(" - ").append(event.getFormattedMessage()).append(System.lineSeparator());
        if (event.getThrowableProxy() != null) {
            line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return line.toString();
    }

    private static void appendTime(StringBuilder line, LocalTime time) {
        appendPadded(line, time.getHour(), 10).append(':');
        appendPadded(line, time.getMinute(), 10).append(':');
        appendPadded(line, time.getSecond(), 10).append('.');
        appendPadded(line, time.getNano() / 1_000_000, 100);
    }

    /** @param scale of the first digit */
    private static StringBuilder appendPadded(StringBuilder line, int number, int scale) {
        for (int digit = scale; digit > 1 && number < digit; digit /= 10) {
            line.append('0');
        }
        return line.append(number);
    }
}

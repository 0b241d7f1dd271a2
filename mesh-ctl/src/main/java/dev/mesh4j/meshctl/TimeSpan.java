package dev.mesh4j.meshctl;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a positive time such as {@code 500ms}, {@code 30s} or {@code 2m}. */
final class TimeSpan implements ITypeConverter<Duration> {

    private static final Pattern FORMAT = Pattern.compile("([1-9]\\d{0,8})(ms|s|m)");

    @Override
    public Duration convert(String text) {
        Matcher format = FORMAT.matcher(text);
        if (!format.matches()) {
            throw new TypeConversionException("'" + text + "' (expected: a time such as 500ms, 30s or 2m)");
        }
        long amount = Long.parseLong(format.group(1));
        return switch (format.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }
}

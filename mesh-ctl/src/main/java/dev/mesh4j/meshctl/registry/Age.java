package dev.mesh4j.meshctl.registry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How long ago something was, in one unit. */
final class Age {

    private Age() {}

    /** Both as ISO 8601 from the same clock; {@code -} when either is missing or unreadable. */
    static String since(@Nullable String then, @Nullable String now) {
        if (then == null || now == null) {
            return "-";
        }
        try {
            return of(Duration.between(OffsetDateTime.parse(then), OffsetDateTime.parse(now))) + " ago";
        } catch (DateTimeException e) {
            return "-";
        }
    }

    /** Such as {@code 42s}, {@code 3m} or {@code 2d}. */
    static String of(Duration age) {
        if (age.toDays() > 0) {
            return age.toDays() + "d";
        }
        if (age.toHours() > 0) {
            return age.toHours() + "h";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + "m" : Math.max(0, age.toSeconds()) + "s";
    }
}

package dev.mesh4j.server.mcp;

import org.jspecify.annotations.Nullable;

/**
 * When a caller stops waiting, as it said in {@code Mesh-Timeout}.
 *
 * @param given whether it said so
 * @param end on {@link System#nanoTime()}
 */
record CallerTime(boolean given, long end) {

    private static final CallerTime UNKNOWN = new CallerTime(false, 0);
    private static final int MOST_DIGITS = 10;
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Milliseconds from now; whatever is not 1 to 10 digits says nothing. */
    static CallerTime read(@Nullable String header, long now) {
        if (header == null || header.isEmpty() || header.length() > MOST_DIGITS) {
            return UNKNOWN;
        }
        long millis = 0;
        for (int i = 0; i < header.length(); i++) {
            int digit = header.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return UNKNOWN;
            }
            millis = millis * 10 + digit;
        }
        return new CallerTime(true, now + millis * NANOS_PER_MILLI);
    }

    boolean isOver(long now) {
        return given && now - end >= 0;
    }
}

package dev.mesh4j.protocol.mcp;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a call stands in a trace (W3C Trace Context, W3C Baggage; in {@code _meta} by SEP-414), passed on as it came.
 *
 * @param traceparent {@code 00-<32 hex digits>-<16 hex digits>-<2 hex digits>}
 * @param tracestate what tracing systems add
 * @param baggage what applications add
 */
public record TraceContext(
        String traceparent,
        @Nullable String tracestate,
        @Nullable String baggage) {

    public static final String TRACEPARENT = "traceparent";
    public static final String TRACESTATE = "tracestate";
    public static final String BAGGAGE = "baggage";

    private static final int LENGTH = 55;

    /** W3C asks to carry at least 8192 bytes of baggage and 512 of state. */
    private static final int LONGEST = 8192;

    /**
     * Reads it from headers, or from the members of {@code _meta}, which have the same names.
     *
     * @return empty when there is none, or it is malformed
     */
    public static Optional<TraceContext> read(Function<String, @Nullable String> values) {
        String parent = values.apply(TRACEPARENT);
        if (parent == null || !isTraceparent(parent)) {
            return Optional.empty();
        }
        return Optional.of(new TraceContext(parent, bounded(values.apply(TRACESTATE)), bounded(values.apply(BAGGAGE))));
    }

    /** Writes it into headers or {@code _meta}. */
    public void write(BiConsumer<String, String> values) {
        values.accept(TRACEPARENT, traceparent);
        if (tracestate != null) {
            values.accept(TRACESTATE, tracestate);
        }
        if (baggage != null) {
            values.accept(BAGGAGE, baggage);
        }
    }

    /** 32 hex digits. */
    public String traceId() {
        return traceparent.substring(3, 35);
    }

    /** 16 hex digits. */
    public String spanId() {
        return traceparent.substring(36, 52);
    }

    public boolean sampled() {
        return (Character.digit(traceparent.charAt(54), 16) & 1) == 1;
    }

    /** A later version may be longer; version ff is none, and ids of zeros only are invalid. */
    private static boolean isTraceparent(String text) {
        boolean length = text.length() == LENGTH || (text.length() > LENGTH && !text.startsWith("00"));
        return length
                && text.length() <= LONGEST
                && text.charAt(2) == '-'
                && text.charAt(35) == '-'
                && text.charAt(52) == '-'
                && (text.length() == LENGTH || text.charAt(LENGTH) == '-')
                && isHex(text, 0, 2)
                && !text.startsWith("ff")
                && isHex(text, 3, 35)
                && !isZero(text, 3, 35)
                && isHex(text, 36, 52)
                && !isZero(text, 36, 52)
                && isHex(text, 53, LENGTH)
                && isVisible(text);
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    /** What cannot stand in a header is not passed on. */
    private static @Nullable String bounded(@Nullable String value) {
        return value != null && !value.isEmpty() && value.length() <= LONGEST && isVisible(value) ? value : null;
    }

    private static boolean isVisible(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}

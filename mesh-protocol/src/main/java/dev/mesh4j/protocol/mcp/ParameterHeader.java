package dev.mesh4j.protocol.mcp;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One argument that travels in a header as well.
 *
 * @param header the full name, {@code Mcp-Param-…}
 * @param path from the arguments to the value, by property names
 * @param type {@code string}, {@code integer} or {@code boolean}
 */
public record ParameterHeader(String header, List<String> path, String type) {

    private static final int MAX_DIGITS = 40;

    public ParameterHeader {
        path = List.copyOf(path);
    }

    /** The value as a header has it, before it is encoded; {@code null} when the argument is absent or null. */
    public @Nullable String value(JsonNode arguments) {
        JsonNode value = arguments;
        for (String name : path) {
            value = value.path(name);
        }
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return isFinite(value) ? plain(value.decimalValue()) : value.asString(null);
    }

    /** Whether it is a number, and not one past the largest such as {@code 1e400}, which has no digits to compare. */
    private static boolean isFinite(JsonNode value) {
        return value.isNumber()
                && (value.isIntegralNumber() || value.isBigDecimal() || Double.isFinite(value.doubleValue()));
    }

    /** Without exponent, unless that would take a page. */
    private static String plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return Math.abs((long) shortest.scale()) > MAX_DIGITS ? shortest.toString() : shortest.toPlainString();
    }

    /** Whether a decoded header says the same as the arguments; numbers are compared as numbers. */
    public boolean agrees(JsonNode arguments, String decoded) {
        String value = value(arguments);
        return value != null && (value.equals(decoded) || (type.equals("integer") && sameNumber(value, decoded)));
    }

    private static boolean sameNumber(String one, String other) {
        try {
            return other.length() <= MAX_DIGITS && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}

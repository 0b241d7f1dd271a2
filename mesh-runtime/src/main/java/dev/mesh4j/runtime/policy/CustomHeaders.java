package dev.mesh4j.runtime.policy;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Headers that a policy adds to calls. Those by which HTTP, MCP and the mesh themselves work are not among them. */
public final class CustomHeaders {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]{0,1024}");

    /** RFC 9110 section 7.6.1, and what frames a message or says what it is. */
    private static final Set<String> OF_HTTP = Set.of(
            "accept",
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "keep-alive",
            "origin",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private CustomHeaders() {}

    /** Whether a header is not for policies to set. */
    public static boolean isReserved(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return OF_HTTP.contains(lower) || lower.startsWith("mcp-") || lower.startsWith("mesh-");
    }

    /**
     * Reads {@code Name: value} lines.
     *
     * @throws IllegalArgumentException naming the line and what was expected
     */
    public static Map<String, String> parse(String... lines) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? line : line.substring(0, colon).strip();
            String value = colon < 0 ? "" : line.substring(colon + 1).strip();
            String fault = colon < 0 ? "expected: Name: value" : fault(name, value);
            if (!fault.isEmpty()) {
                throw new IllegalArgumentException("customHeaders: '" + line + "' (" + fault + ")");
            }
            headers.put(name, value);
        }
        return headers;
    }

    /** What is wrong with a header; empty when nothing is. */
    static String fault(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            return "expected: a header's name of 1 to 64 letters, digits and -";
        }
        if (isReserved(name)) {
            return "expected: no header of HTTP, MCP or the mesh";
        }
        return VALUE.matcher(value).matches() ? "" : "expected: a value of at most 1024 visible ASCII characters";
    }
}

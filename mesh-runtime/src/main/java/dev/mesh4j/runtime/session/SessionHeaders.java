package dev.mesh4j.runtime.session;

import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.runtime.policy.CustomHeaders;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The HTTP headers of sessions. */
public final class SessionHeaders {

    /** The session that a call belongs to. */
    public static final String SESSION_ID = "Mesh-Session-Id";

    /** The instance that forwarded a call; it is not forwarded again. */
    public static final String FORWARDED = "Mesh-Forwarded";

    private SessionHeaders() {}

    /** What goes on to the owner of a caller's headers: all but those by which HTTP and MCP themselves work. */
    static Map<String, String> forwarded(Map<String, String> incoming, String sessionId, String by, Duration left) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        incoming.forEach((name, value) -> {
            if (!CustomHeaders.isReserved(name) || name.toLowerCase(Locale.ROOT).startsWith("mesh-")) {
                headers.put(name, value);
            }
        });
        headers.put(SESSION_ID, sessionId);
        headers.put(FORWARDED, by);
        headers.put(Headers.TIMEOUT, Long.toString(left.toMillis()));
        return headers;
    }
}

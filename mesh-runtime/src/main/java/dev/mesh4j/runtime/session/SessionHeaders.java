package dev.mesh4j.runtime.session;

import dev.mesh4j.runtime.policy.CustomHeaders;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The HTTP headers of sessions. */
public final class SessionHeaders {

    /** The session that a call belongs to. */
    public static final String SESSION_ID = "Mesh-Session-Id";

    /** The instance that forwarded a call; it is not forwarded again. */
    public static final String FORWARDED = "Mesh-Forwarded";

    private SessionHeaders() {}

    /** What goes on to the owner of a caller's headers: all but those by which HTTP and MCP themselves work. */
    static Map<String, String> forwarded(Map<String, String> incoming, String sessionId, String by) {
        Map<String, String> headers = new HashMap<>();
        incoming.forEach((name, value) -> {
            if (!CustomHeaders.isReserved(name) || name.toLowerCase(Locale.ROOT).startsWith("mesh-")) {
                headers.put(name, value);
            }
        });
        headers.keySet().removeIf(name -> name.equalsIgnoreCase(SESSION_ID) || name.equalsIgnoreCase(FORWARDED));
        headers.put(SESSION_ID, sessionId);
        headers.put(FORWARDED, by);
        return headers;
    }
}

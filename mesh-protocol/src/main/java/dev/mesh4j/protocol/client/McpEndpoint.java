package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.mcp.ParameterHeaders;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** An MCP server's address, and the era it was seen to speak. Thread-safe; keep it as long as the server is called. */
public final class McpEndpoint {

    enum Era {
        UNKNOWN,
        MODERN,
        LEGACY
    }

    private final String url;
    private final boolean agent;
    private volatile Era era = Era.UNKNOWN;

    /** By tool; empty for nearly every server, so that a call costs one look. */
    private final Map<String, ParameterHeaders> mirrored = new ConcurrentHashMap<>(1);

    private McpEndpoint(String url, boolean agent) {
        this.url = url;
        this.agent = agent;
    }

    /** The endpoint at exactly this URL. */
    public static McpEndpoint at(String url) {
        return new McpEndpoint(url, false);
    }

    /** The endpoint of an agent: {@code /mcp} under its base URL. */
    public static McpEndpoint ofAgent(String baseUrl) {
        return new McpEndpoint(baseUrl.endsWith("/") ? baseUrl + "mcp" : baseUrl + "/mcp", true);
    }

    public String url() {
        return url;
    }

    /** Whether it is an agent, which needs no handshake in the legacy era. */
    boolean isAgent() {
        return agent;
    }

    Era era() {
        return era;
    }

    void speaks(Era seen) {
        if (era != seen) {
            era = seen;
        }
    }

    /** Remembers which arguments of a tool travel as headers too. */
    void mirrors(String tool, ParameterHeaders headers) {
        if (headers.isEmpty()) {
            mirrored.remove(tool);
        } else {
            mirrored.put(tool, headers);
        }
    }

    Map<String, String> parameterHeaders(String tool, ObjectNode arguments) {
        if (mirrored.isEmpty()) {
            return Map.of();
        }
        ParameterHeaders headers = mirrored.get(tool);
        return headers == null ? Map.of() : headers.headers(arguments);
    }

    @Override
    public String toString() {
        return url;
    }
}

package dev.mesh4j.protocol.client;

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

    @Override
    public String toString() {
        return url;
    }
}

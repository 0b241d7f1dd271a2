package dev.mesh4j.protocol.mcp;

/** The HTTP headers of the Streamable HTTP transport. */
public final class Headers {

    public static final String PROTOCOL_VERSION = "MCP-Protocol-Version";
    public static final String METHOD = "Mcp-Method";
    public static final String NAME = "Mcp-Name";

    /** Followed by the name that an argument's schema gives in {@code x-mcp-header}. */
    public static final String PARAM_PREFIX = "Mcp-Param-";

    /** Legacy era. */
    public static final String SESSION_ID = "Mcp-Session-Id";

    public static final String LAST_EVENT_ID = "Last-Event-ID";

    private Headers() {}
}

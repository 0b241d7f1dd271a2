package dev.mesh4j.protocol.mcp;

/** The HTTP headers of the Streamable HTTP transport. */
public final class Headers {

    public static final String PROTOCOL_VERSION = "MCP-Protocol-Version";
    public static final String METHOD = "Mcp-Method";
    public static final String NAME = "Mcp-Name";

    private Headers() {}
}

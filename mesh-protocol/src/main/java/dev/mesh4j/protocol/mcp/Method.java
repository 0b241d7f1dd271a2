package dev.mesh4j.protocol.mcp;

/** The names of MCP's methods. */
public final class Method {

    public static final String DISCOVER = "server/discover";
    public static final String INITIALIZE = "initialize";
    public static final String PING = "ping";
    public static final String TOOLS_LIST = "tools/list";
    public static final String TOOLS_CALL = "tools/call";

    private Method() {}
}

package dev.mesh4j.protocol.mcp;

/** The HTTP headers of the Streamable HTTP transport, and those that agents of the mesh add. */
public final class Headers {

    public static final String PROTOCOL_VERSION = "MCP-Protocol-Version";
    public static final String METHOD = "Mcp-Method";
    public static final String NAME = "Mcp-Name";

    /** Followed by the name that an argument's schema gives in {@code x-mcp-header}. */
    public static final String PARAM_PREFIX = "Mcp-Param-";

    /** Legacy era. */
    public static final String SESSION_ID = "Mcp-Session-Id";

    public static final String LAST_EVENT_ID = "Last-Event-ID";

    /**
     * What an agent adds to a refusal with 503 to say that it executed nothing: {@code draining}, {@code overloaded} or
     * another word.
     */
    public static final String NOT_EXECUTED = "Mesh-Not-Executed";

    /** How long the caller of an agent waits for the answer, in milliseconds from now. */
    public static final String TIMEOUT = "Mesh-Timeout";

    private Headers() {}
}

package dev.mesh4j.protocol.mcp;

/** The keys that MCP reserves in {@code _meta}. */
public final class Meta {

    public static final String PROTOCOL_VERSION = "io.modelcontextprotocol/protocolVersion";
    public static final String CLIENT_INFO = "io.modelcontextprotocol/clientInfo";
    public static final String CLIENT_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
    public static final String SERVER_INFO = "io.modelcontextprotocol/serverInfo";

    /** The least severe log messages that the request wants. */
    public static final String LOG_LEVEL = "io.modelcontextprotocol/logLevel";

    /** The id of the {@code subscriptions/listen} request that a notification belongs to. */
    public static final String SUBSCRIPTION_ID = "io.modelcontextprotocol/subscriptionId";

    public static final String PROGRESS_TOKEN = "progressToken";

    /** The task a message belongs to, 2025-11-25 only. */
    public static final String RELATED_TASK = "io.modelcontextprotocol/related-task";

    /** W3C Trace Context and Baggage. */
    public static final String TRACEPARENT = "traceparent";

    public static final String TRACESTATE = "tracestate";
    public static final String BAGGAGE = "baggage";

    private Meta() {}
}

package dev.mesh4j.protocol.jsonrpc;

/** The JSON-RPC error codes that MCP defines, all revisions, and those of the mesh. */
public enum ErrorCode {
    PARSE_ERROR(-32700),
    INVALID_REQUEST(-32600),
    METHOD_NOT_FOUND(-32601),
    INVALID_PARAMS(-32602),
    INTERNAL_ERROR(-32603),
    /** A header is missing or differs from the body. */
    HEADER_MISMATCH(-32020),
    /** The request needs a capability that the client did not declare on it. */
    MISSING_CLIENT_CAPABILITY(-32021),
    UNSUPPORTED_PROTOCOL_VERSION(-32022),
    /** Legacy era; {@link #INVALID_PARAMS} since. */
    RESOURCE_NOT_FOUND(-32002),
    /** The user has to visit a URL before the request is sent again, 2025-11-25 only. */
    URL_ELICITATION_REQUIRED(-32042),
    /** Of the mesh, outside of what JSON-RPC and MCP reserve: nothing was executed. See {@link NotExecuted}. */
    NOT_EXECUTED(-31503),
    /** Of the mesh: the tool needs the mesh's token. */
    UNAUTHORIZED(-31401);

    private final int number;

    ErrorCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** Whether only a server of the stateless era (2026-07-28 on) answers with this number. */
    public static boolean isModern(int number) {
        return number == HEADER_MISMATCH.number
                || number == MISSING_CLIENT_CAPABILITY.number
                || number == UNSUPPORTED_PROTOCOL_VERSION.number;
    }
}

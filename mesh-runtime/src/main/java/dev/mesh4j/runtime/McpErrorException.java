package dev.mesh4j.runtime;

/** Answers a request with a JSON-RPC error instead of a result. Any other exception of a tool is a result that says so. */
public final class McpErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int INVALID_PARAMS = -32602;
    private static final int INTERNAL_ERROR = -32603;

    private final int code;

    /**
     * @param code -32602 for parameters that cannot be served, -32603, or one outside of -32768 to -32000
     * @throws IllegalArgumentException when the code is reserved by JSON-RPC or MCP
     */
    public McpErrorException(int code, String message) {
        super(message);
        boolean reserved = code >= -32768 && code <= -32000;
        if (reserved && code != INVALID_PARAMS && code != INTERNAL_ERROR) {
            throw new IllegalArgumentException(
                    "code: " + code + " (expected: -32602, -32603, or one outside of -32768 to -32000)");
        }
        this.code = code;
    }

    /** The code of the JSON-RPC error. */
    public int code() {
        return code;
    }
}

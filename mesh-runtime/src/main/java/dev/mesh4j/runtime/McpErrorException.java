package dev.mesh4j.runtime;

/** Answers a request with a JSON-RPC error instead of a result. Any other exception of a tool is a result that says so. */
public final class McpErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    /** @param code -32602 for parameters that cannot be served, or one outside of -32768 to -32000 */
    public McpErrorException(int code, String message) {
        super(message);
        this.code = code;
    }

    public int code() {
        return code;
    }
}

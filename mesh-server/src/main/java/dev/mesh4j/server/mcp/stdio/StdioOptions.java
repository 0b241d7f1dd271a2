package dev.mesh4j.server.mcp.stdio;

import dev.mesh4j.server.mcp.McpOptions;
import java.time.Duration;

/**
 * How a {@link StdioServer} serves.
 *
 * @param mcp its largest body is the longest line
 * @param drainTimeout how long requests in flight may still take when the server stops
 * @param maxInFlight requests that are served at once
 * @param patience how long one more waits for its turn before it is refused; meanwhile nothing is read
 */
public record StdioOptions(McpOptions mcp, Duration drainTimeout, int maxInFlight, Duration patience) {

    /** Requests that are no calls, so that a call too many is refused at once instead of waiting for its turn. */
    private static final int BESIDE_CALLS = 64;

    public static StdioOptions defaults(int maxBodyBytes, Duration drainTimeout) {
        return of(McpOptions.defaults(maxBodyBytes), drainTimeout);
    }

    public static StdioOptions of(McpOptions mcp, Duration drainTimeout) {
        return new StdioOptions(mcp, drainTimeout, mcp.admission().max() + BESIDE_CALLS, Duration.ofSeconds(1));
    }

    public StdioOptions withMaxInFlight(int requests, Duration wait) {
        return new StdioOptions(mcp, drainTimeout, requests, wait);
    }
}

package dev.mesh4j.server.mcp;

import dev.mesh4j.server.mcp.legacy.SessionOptions;
import java.time.Duration;

/**
 * How an MCP endpoint serves.
 *
 * @param maxBodyBytes the largest request body
 * @param keepAlive how often a long exchange shows its client that it is still there; more than zero
 * @param states seals what a request knows until its client has answered
 * @param sessions those of the revisions before 2026-07-28
 */
public record McpOptions(int maxBodyBytes, Duration keepAlive, RequestStates states, SessionOptions sessions) {

    public static McpOptions defaults(int maxBodyBytes) {
        return new McpOptions(maxBodyBytes, Duration.ofSeconds(5), RequestStates.ofProcess(), SessionOptions.DEFAULTS);
    }

    public McpOptions withKeepAlive(Duration interval) {
        return new McpOptions(maxBodyBytes, interval, states, sessions);
    }

    public McpOptions withStates(RequestStates sealing) {
        return new McpOptions(maxBodyBytes, keepAlive, sealing, sessions);
    }

    public McpOptions withSessions(SessionOptions bounds) {
        return new McpOptions(maxBodyBytes, keepAlive, states, bounds);
    }
}

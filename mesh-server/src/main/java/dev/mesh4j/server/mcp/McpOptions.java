package dev.mesh4j.server.mcp;

import java.time.Duration;

/**
 * How an MCP endpoint serves.
 *
 * @param maxBodyBytes the largest request body
 * @param keepAlive how often a long exchange shows its client that it is still there; more than zero
 * @param states seals what a request knows until its client has answered
 */
public record McpOptions(int maxBodyBytes, Duration keepAlive, RequestStates states) {

    public static McpOptions defaults(int maxBodyBytes) {
        return new McpOptions(maxBodyBytes, Duration.ofSeconds(5), RequestStates.ofProcess());
    }

    public McpOptions withKeepAlive(Duration interval) {
        return new McpOptions(maxBodyBytes, interval, states);
    }

    public McpOptions withStates(RequestStates sealing) {
        return new McpOptions(maxBodyBytes, keepAlive, sealing);
    }
}

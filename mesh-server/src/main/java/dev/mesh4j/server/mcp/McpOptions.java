package dev.mesh4j.server.mcp;

import dev.mesh4j.server.mcp.tasks.Tasks;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an MCP endpoint serves.
 *
 * @param maxBodyBytes the largest request body
 * @param keepAlive how often a long exchange shows its client that it is still there; more than zero
 * @param states seals what a request knows until its client has answered
 * @param tasks where tools run as tasks; {@code null}: every caller waits for the result
 */
public record McpOptions(
        int maxBodyBytes,
        Duration keepAlive,
        RequestStates states,
        @Nullable Tasks tasks) {

    public static McpOptions defaults(int maxBodyBytes) {
        return new McpOptions(maxBodyBytes, Duration.ofSeconds(5), RequestStates.ofProcess(), null);
    }

    public McpOptions withKeepAlive(Duration interval) {
        return new McpOptions(maxBodyBytes, interval, states, tasks);
    }

    public McpOptions withStates(RequestStates sealing) {
        return new McpOptions(maxBodyBytes, keepAlive, sealing, tasks);
    }

    public McpOptions withTasks(Tasks running) {
        return new McpOptions(maxBodyBytes, keepAlive, states, running);
    }
}
